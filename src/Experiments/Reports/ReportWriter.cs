using System.Text;
using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Reports;

/// <summary>Writes a report into a folder.</summary>
public static class ReportWriter
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes <c>report.html</c>, and for each chart <c>charts/ID.svg</c>, <c>charts/ID.vl.json</c> and, where the data are too
    /// many for the latter, <c>charts/ID.csv</c>. Files of the same names are replaced.</summary>
    /// <param name="directory">The folder; made when it does not exist.</param>
    /// <param name="report">The report.</param>
    /// <returns>The path of the page.</returns>
    /// <exception cref="ArgumentException">Two charts or tables have the same id.</exception>
    /// <exception cref="InvalidOperationException">A chart has no finding or no axes.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static string Write(string directory, Report report)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        ArgumentNullException.ThrowIfNull(report);
        var charts = Path.Combine(directory, "charts");
        Directory.CreateDirectory(charts);
        foreach (var chart in report.Charts.Select(entry => entry.Chart))
        {
            WriteFile(Path.Combine(charts, chart.Id + ".svg"), output => chart.WriteSvg(output, SvgUse.Standalone));
            WriteFile(Path.Combine(charts, chart.Id + ".vl.json"), chart.WriteVegaLite);
            if (chart.NeedsCsv)
            {
                WriteFile(Path.Combine(charts, chart.Id + ".csv"), chart.WriteCsv);
            }
        }

        var page = Path.Combine(directory, "report.html");
        WriteFile(page, output => WritePage(output, report));
        return page;
    }

    /// <summary>Writes the page alone.</summary>
    /// <param name="output">Receives the text; not closed.</param>
    /// <param name="report">The report.</param>
    /// <exception cref="ArgumentException">Two charts or tables have the same id.</exception>
    /// <exception cref="InvalidOperationException">A chart has no finding or no axes.</exception>
    public static void WritePage(TextWriter output, Report report)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(report);
        var ids = report.Charts.Select(entry => entry.Chart.Id).Concat(report.Tables.Select(table => table.Id)).ToArray();
        if (ids.GroupBy(id => id, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
        {
            throw new ArgumentException($"the id '{twice.Key}' is used twice in the report", nameof(report));
        }

        new ReportPage(report).Write(output);
    }

    private static void WriteFile(string path, Action<TextWriter> write)
    {
        using var output = new StreamWriter(path, append: false, Utf8);
        write(output);
    }
}
