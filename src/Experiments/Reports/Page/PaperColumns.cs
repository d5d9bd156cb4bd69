namespace Distribution.Experiments.Reports;

/// <summary>Which columns of a table paper has room for, where nothing can be scrolled: as many as fit, from the first on, and no commands.
/// A note says how many are left out.</summary>
internal static class PaperColumns
{
    /// <summary>The class of what is on screens alone.</summary>
    internal const string Css = "dr-screen";

    // A4 upright, without its margins and those of page and card, in pixels; tables are set in 10 pixels there.
    private const double Room = 640;
    private const double Letter = 6;
    private const double Padding = 10;

    // Longer texts are broken.
    private const int LettersMax = 28;
    private const int LettersOfStatus = 16;

    /// <summary>Marks the columns that do not fit.</summary>
    /// <returns>What paper says of them; empty: all are there.</returns>
    internal static string Fit(IReadOnlyList<PageColumn> columns, string? csv)
    {
        var used = Width(LettersOfStatus);
        var shown = 0;
        foreach (var column in columns)
        {
            used += Width(column.Letters) + (column.HasIntervals ? Width(column.LettersOfInterval) : 0);
            column.IsOnScreenAlone = shown > 0 && used > Room;
            shown += column.IsOnScreenAlone ? 0 : 1;
        }

        var where = csv is null ? "the page on a screen has all" : $"{csv} has all";
        return shown == columns.Count ? "" : $"The first {shown} of {columns.Count} columns are printed; {where}.";
    }

    private static double Width(int letters) => Padding + (Math.Min(letters, LettersMax) * Letter);
}
