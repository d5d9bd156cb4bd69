namespace Distribution.Experiments.Reports;

/// <summary>The style sheet and the script of the page, which lie in files of their own and are built into the program.</summary>
internal static class PageResource
{
    /// <summary>The style of the page; that of charts is <see cref="Charts.StyleSheet"/>.</summary>
    public static string Style { get; } = Read("report.css");

    public static string Script { get; } = Read("report.js");

    private static string Read(string name)
    {
        using var stream = typeof(PageResource).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the program was built without {name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
