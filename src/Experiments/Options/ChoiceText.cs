using System.Text;

namespace Distribution.Experiments;

/// <summary>Members of enumerations as the command line spells them.</summary>
internal static class ChoiceText
{
    /// <summary>Lower case, words joined by hyphens: <c>FeedbackCounter</c> becomes <c>feedback-counter</c>.</summary>
    internal static string Write<T>(T value)
        where T : struct, Enum => Hyphenated(value.ToString());

    /// <summary>A name of the program as the command line spells it.</summary>
    internal static string Hyphenated(string name)
    {
        var text = new StringBuilder();
        foreach (var character in name)
        {
            if (char.IsAsciiLetterUpper(character) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(character));
        }

        return text.ToString();
    }

    /// <summary>Those offered, in words that follow "allowed are".</summary>
    internal static string AllowedOf<T>(IEnumerable<T> offered)
        where T : struct, Enum => string.Join(", ", offered.Select(Write));

    /// <summary>Reads one of those offered, in exactly that spelling.</summary>
    internal static bool TryRead<T>(string text, IReadOnlyList<T> offered, out T value)
        where T : struct, Enum
    {
        foreach (var candidate in offered)
        {
            if (string.Equals(Write(candidate), text, StringComparison.Ordinal))
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
    }
}
