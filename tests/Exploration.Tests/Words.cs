namespace Distribution.ExplorationTests;

/// <summary>Members of enumerations as options write them: lower case, words joined by hyphens.</summary>
internal static class Words
{
    internal static string Of(Enum member) => string.Concat(
        member.ToString().Select((letter, place) => $"{(char.IsUpper(letter) && place > 0 ? "-" : "")}{char.ToLowerInvariant(letter)}"));
}
