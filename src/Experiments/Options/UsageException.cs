namespace Distribution.Experiments;

/// <summary>The command line asks for what there is not: one line on standard error, exit code 2.</summary>
/// <param name="message">One line without a full stop, that names the option.</param>
/// <param name="inner">The cause, shown with <c>--verbose</c>.</param>
public sealed class UsageException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>A value that an option does not take: <c>--loss '2': allowed are ...</c>.</summary>
    /// <param name="option">The option with its dashes.</param>
    /// <param name="value">The value as it was given.</param>
    /// <param name="allowed">What is allowed, in words.</param>
    public static UsageException NotAllowed(string option, string value, string allowed) =>
        new($"{option} '{Shown(value)}': allowed are {allowed}");

    /// <summary>Text from outside as part of one line of readable length, whatever was typed.</summary>
    /// <param name="value">The text.</param>
    /// <param name="shownMax">How many characters of it at most.</param>
    internal static string Shown(string value, int shownMax = 60)
    {
        var line = string.Concat(value.Select(character => char.IsControl(character) ? ' ' : character));
        return line.Length <= shownMax ? line : line[..shownMax] + "...";
    }
}
