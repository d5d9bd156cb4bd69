using System.CommandLine;

namespace Distribution.Experiments.CommandLine;

/// <summary>Options of a command that take their values as text: the parser finds them, <see cref="Settings"/> reads and checks them, so
/// that every error has one form.</summary>
internal sealed class BoundOptions
{
    /// <summary>What an option of two values takes, in help and where it lacks one.</summary>
    internal const string YesOrNo = "yes or no";

    private readonly List<(ProtocolOption Option, Option<string> Parsed)> bound = [];

    /// <summary>Adds the options to the command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="options">The options.</param>
    /// <param name="isRecursive">Whether the commands below it take them too.</param>
    internal BoundOptions(Command command, IEnumerable<ProtocolOption> options, bool isRecursive = false)
    {
        foreach (var option in options)
        {
            var parsed = new Option<string>(option.Flag)
            {
                Description = $"{option.Help}; {option.Allowed} [default: {(option.DefaultHelp.Length > 0 ? option.DefaultHelp : "none")}]",
                HelpName = option is ProtocolOption<bool> ? YesOrNo : "value",
                Recursive = isRecursive,
            };
            bound.Add((option, parsed));
            command.Add(parsed);
        }
    }

    /// <summary>The texts that were given, by option name.</summary>
    internal Dictionary<string, string> Given(ParseResult result)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (option, parsed) in bound)
        {
            if (result.GetResult(parsed) is { Implicit: false })
            {
                given[option.Name] = result.GetValue(parsed) ?? "";
            }
        }

        return given;
    }

    /// <summary>Reads and checks what was given.</summary>
    /// <param name="name">Whose options, for errors.</param>
    /// <param name="result">The parsed command line.</param>
    /// <exception cref="UsageException">A value is not allowed.</exception>
    internal Settings Read(string name, ParseResult result) =>
        Settings.Read(name, [.. bound.Select(pair => pair.Option)], Given(result));
}
