using System.CommandLine;
using Distribution.Experiments.Running;

namespace Distribution.Experiments.CommandLine;

/// <summary><c>--live</c>: the live view instead of lines of progress. It changes what is shown, never what is run, so nothing that a
/// command leaves or starts mentions it.</summary>
internal static class LiveOption
{
    /// <summary>One option for a command; what is below the command takes it too.</summary>
    internal static Option<bool> Create() => new(Name)
    {
        Description = "show the run as it goes, on standard error: figures, the infection curve, nodes, membership",
        Recursive = true,
    };

    private const string Name = "--live";

    /// <summary>The words of a command line without it.</summary>
    internal static IReadOnlyList<string> Without(IReadOnlyList<string> words) =>
        [.. words.Where(word => !string.Equals(word, Name, StringComparison.Ordinal))];

    /// <summary>The option, where it is given.</summary>
    internal static IEnumerable<string> In(ParseResult result) => result.GetValue<bool>(Name) ? [Name] : [];

    /// <summary>Whether the live view is to be shown. Where it was asked for and cannot be, that is said, once.</summary>
    internal static bool IsOn(CommandContext context, ParseResult result, Settings run)
    {
        if (!result.GetValue<bool>(Name))
        {
            return false;
        }

        var obstacle = !context.Screen.IsAnimated ? "standard error is no terminal that can be rewritten"
            : !context.Screen.HasColor ? "NO_COLOR is set"
            : run.Get(RunOptions.Format) == OutputFormat.Json ? "results are a document (--format json)"
            : null;
        if (obstacle is not null)
        {
            context.Error.Write($"{CommandTree.Program}: {Name}: {obstacle}, so progress is shown in lines\n");
        }

        return obstacle is null;
    }
}
