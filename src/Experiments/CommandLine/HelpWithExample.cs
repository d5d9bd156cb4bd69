using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Distribution.Experiments.CommandLine;

/// <summary>The parser's help, and the verb's example below it.</summary>
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
        if (parseResult.CommandResult.Command is Verb verb)
        {
            parseResult.InvocationConfiguration.Output.Write($"Example:\n  {CommandTree.Program} {verb.Example}\n");
        }

        return code;
    }
}
