namespace Distribution.Protocol;

/// <summary>Exceptions as the one line that an error's message is.</summary>
public static class ErrorText
{
    /// <summary>The most characters of such a line; longer ones are cut.</summary>
    public const int CharactersMax = 4_096;

    private const string ActualValue = "Actual value was";

    /// <summary>The exception's message on one line. Never throws, whatever the exception does.</summary>
    public static string Of(Exception exception)
    {
        try
        {
            return Line(exception.Message ?? string.Empty);
        }
        catch (Exception)
        {
            // A user's type; its own message is user code.
            return "its message cannot be read";
        }
    }

    /// <summary>As <see cref="Of"/>, without what .NET adds about the parameter: for refusals of what somebody gave from outside, who
    /// knows no parameter.</summary>
    public static string OfRefusal(Exception exception)
    {
        var line = Of(exception);
        if (exception is ArgumentException { ParamName: { } parameter })
        {
            line = line.Replace($" (Parameter '{parameter}')", string.Empty, StringComparison.Ordinal);
        }

        var added = exception is ArgumentOutOfRangeException ? line.LastIndexOf(ActualValue, StringComparison.Ordinal) : -1;
        return added < 0 ? line : line[..added].TrimEnd();
    }

    private static string Line(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= CharactersMax ? line : line[..CharactersMax] + "...";
    }
}
