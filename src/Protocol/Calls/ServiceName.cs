namespace Distribution.Protocol;

/// <summary>The names of services, methods and groups.</summary>
public static class ServiceName
{
    /// <summary>The most characters of a name.</summary>
    public const int CharactersMax = 64;

    /// <summary>What a name is, for error messages.</summary>
    public const string Allowed = "1 to 64 characters of A-Z, a-z, 0-9, '_', '.' and '-'";

    /// <summary>Whether <paramref name="name"/> is 1 .. <see cref="CharactersMax"/> letters and digits of ASCII, <c>_</c>, <c>.</c> and
    /// <c>-</c>.</summary>
    public static bool IsValid(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length is 0 or > CharactersMax)
        {
            return false;
        }

        foreach (var character in name)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('_' or '.' or '-'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The text in quotes, cut to a name's length and kept to one line, for error messages about names that others sent.</summary>
    public static string Quote(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var shown = text.Length > CharactersMax ? text[..CharactersMax] : text;
        var oneLine = string.Create(shown.Length, shown, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                target[i] = char.IsControl(source[i]) || char.IsSurrogate(source[i]) ? '?' : source[i];
            }
        });
        return text.Length > CharactersMax ? $"'{oneLine}...'" : $"'{oneLine}'";
    }
}
