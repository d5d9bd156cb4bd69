using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Distribution.Experiments.CommandLine;

/// <summary>The parser's help; below it the verb's example, or below that of the program its exit codes.</summary>
internal sealed class HelpWithExample(HelpAction help) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <summary>Lets the root's help option use it; help of every command is the root's.</summary>
    internal static void Use(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new HelpWithExample((HelpAction)option.Action!);
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var code = help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        output.Write(parseResult.CommandResult.Command is Verb verb
            ? $"Example:\n  {CommandTree.Program} {verb.Example}\n"
            : ExitCode.Help);

        return code;
    }
}
