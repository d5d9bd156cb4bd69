using System.Text.Json;
using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Reports.Gallery;
using Distribution.Experiments.Results;

namespace Distribution.Experiments.Composing;

/// <summary>The tables of a results folder, read without knowing the protocol: what a report is made of.</summary>
internal sealed class StoredResults
{
    private readonly IReadOnlyList<Type> loadedCharts;
    private readonly ILookup<string, IReadOnlyList<string>> runs;
    private readonly ILookup<string, IReadOnlyList<string>> curves;
    private readonly IReadOnlyList<string> runsHeading;

    private StoredResults(string folder, StoredManifest manifest, IReadOnlyList<Type> loadedCharts)
    {
        this.loadedCharts = loadedCharts;
        FolderPath = folder;
        Manifest = manifest;
        var rows = Records("rows.csv");
        var format = rows.Count > 0 ? RowFormat.OfHeading(rows[0]) : null;
        Rows = format is null ? [] : [.. rows.Skip(1).Select(format.Read).OfType<ResultRow>()];
        var runRecords = Records("runs.csv");
        runsHeading = runRecords.Count > 0 ? runRecords[0] : [];
        runs = runRecords.Skip(1).Where(record => record.Count == runsHeading.Count).ToLookup(record => record[0], StringComparer.Ordinal);
        curves = Records("curves.csv").Skip(1).Where(record => record.Count == 6).ToLookup(record => record[0], StringComparer.Ordinal);
        Samples = SamplesOf("samples.csv");
        Simulated = SamplesOf("simulated.csv");
        Document = ReadDocument();
    }

    internal string FolderPath { get; }

    internal StoredManifest Manifest { get; }

    internal IReadOnlyList<ResultRow> Rows { get; }

    /// <summary>Samples of a measurement, by measure.</summary>
    internal ILookup<string, double> Samples { get; }

    /// <summary>What the tour has simulated beside its processes: runs, by measure.</summary>
    internal ILookup<string, double> Simulated { get; }

    /// <summary>The verb's own document; null where it has left none.</summary>
    internal JsonElement? Document { get; }

    /// <summary>Reads a folder.</summary>
    /// <param name="folder">Which.</param>
    /// <param name="loadedCharts">Chart classes of loaded libraries.</param>
    /// <exception cref="UsageException">It is no results folder.</exception>
    internal static StoredResults Read(string folder, IReadOnlyList<Type> loadedCharts) =>
        new(folder, StoredManifest.Read(folder), loadedCharts);

    /// <summary>The charts of these data: the gallery's, and those of loaded libraries.</summary>
    internal IReadOnlyList<Chart> ChartsOf<TData>(TData data) => ChartGallery.Of(data, loadedCharts);

    /// <summary>One measure of every run of a setting, in run order; not-a-number where a run did not define it.</summary>
    internal IReadOnlyList<double> RunsOf(ResultRow row, string measure)
    {
        var column = runsHeading.ToList().IndexOf(measure);
        return column < 0 ? [] : [.. runs[row.Key].Select(record => Number(record[column]))];
    }

    /// <summary>The curve of a setting: time, mean, 0.1 quantile, median, 0.9 quantile at each point.</summary>
    internal IReadOnlyList<double[]> CurveOf(ResultRow row) =>
        [.. curves[row.Key].Select(record => record.Skip(1).Select(Number).ToArray())];

    private static double Number(string text) => NumberText.TryNumber(text, out var value) ? value : double.NaN;

    private ILookup<string, double> SamplesOf(string file) => Records(file).Skip(1).Where(record => record.Count == 3)
        .ToLookup(record => record[0], record => Number(record[2]), StringComparer.Ordinal);

    private IReadOnlyList<IReadOnlyList<string>> Records(string file)
    {
        var path = Path.Combine(FolderPath, file);
        return File.Exists(path) ? Csv.Records(File.ReadAllText(path)) : [];
    }

    private JsonElement? ReadDocument()
    {
        var path = Path.Combine(FolderPath, "result.json");
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            return document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            throw new UsageException($"dir '{UsageException.Shown(FolderPath)}': result.json is damaged", exception);
        }
    }
}
