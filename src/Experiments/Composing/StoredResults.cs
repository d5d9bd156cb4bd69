using System.Text.Json;
using Distribution.Experiments.Calibrating;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Comparing;
using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Reports.Gallery;
using Distribution.Experiments.Results;
using Distribution.Experiments.Sweeps;

namespace Distribution.Experiments.Composing;

/// <summary>What a results folder holds, read without knowing the protocol: what a report is made of. Rows are read as far as a report
/// shows them, runs and curves when they are asked for.</summary>
internal sealed class StoredResults : IDisposable
{
    private readonly IReadOnlyList<Type> loadedCharts;
    private readonly ResultsReader? reader;
    private readonly Dictionary<string, int> cells = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> values = new(StringComparer.Ordinal);

    private StoredResults(string folder, StoredManifest manifest, Catalog catalog)
    {
        loadedCharts = catalog.Charts;
        FolderPath = folder;
        Manifest = manifest;
        Document = ReadDocument();
        reader = ResultsReader.OpenBegun(Path.Combine(folder, ResultsFolder.DatabaseName));
        if (reader is null && manifest.FinishedCells > 0)
        {
            var settings = manifest.FinishedCells == 1 ? "setting is" : "settings are";
            throw new UsageException($"dir '{UsageException.Shown(folder)}': {NumberText.Write(manifest.FinishedCells)} {settings} "
                + $"finished, as its {StoredManifest.FileName} says, and {ResultsFolder.DatabaseName}, which had them, is missing "
                + "or empty; nothing is written");
        }

        PlanText = reader?.Plan().PlanText;
        Calibration = Path.Combine(folder, CalibrationFile.Name) is var file && File.Exists(file)
            ? CalibrationFile.Read("report", file)
            : null;
        Survey = reader is null ? RowSurvey.Empty : RowSurvey.Of(reader);
        Failures = reader?.Failures() ?? [];
        Failed = FailedRows.Of(manifest, Failures);
        Rows = Ordered(RowsOf(Survey.Charted));
        Listed = Survey.Count <= RowExtremes.Most ? Rows : RowsOf(Survey.Listed);
        Samples = SamplesOf(StoredSamples.Measured);
        Names = new MeasureNames(catalog, Manifest, Rows);
        Compared = Manifest.Verb is "sweep" ? ComparedSetting.Of(Rows, Manifest.Axes, SamplesOf) : [];
        Simulated = SamplesOf(StoredSamples.Simulated);
    }

    internal string FolderPath { get; }

    internal StoredManifest Manifest { get; }

    /// <summary>The plan file that was run; null: there was none.</summary>
    internal string? PlanText { get; }

    /// <summary>What the simulator was told of the machine; null: nothing.</summary>
    internal Calibration? Calibration { get; }

    /// <summary>What there is to say of all rows.</summary>
    internal RowSurvey Survey { get; }

    /// <summary>The settings that failed, in the order of the grid; they have no rows.</summary>
    internal IReadOnlyList<CellFailure> Failures { get; }

    /// <summary>The same as rows without measures, where the grid says what their options are.</summary>
    internal IReadOnlyList<ResultRow> Failed { get; }

    /// <summary>The rows that charts are made of, in the order of the axes' values: all, or a sample of very many.</summary>
    internal IReadOnlyList<ResultRow> Rows { get; }

    /// <summary>The rows that a table shows: all, or of many the worst and then the best.</summary>
    internal IReadOnlyList<ResultRow> Listed { get; }

    /// <summary>What the measures are called, and which protocol has which.</summary>
    internal MeasureNames Names { get; }

    /// <summary>Samples of a measurement, by measure.</summary>
    internal ILookup<string, double> Samples { get; }

    /// <summary>The settings of a plan that compares, with their verdicts; empty where it compares nothing.</summary>
    internal IReadOnlyList<ComparedSetting> Compared { get; }

    /// <summary>Samples of what runs in the simulator beside processes, by measure.</summary>
    internal ILookup<string, double> Simulated { get; }

    /// <summary>The verb's own document; null where it has left none.</summary>
    internal JsonElement? Document { get; }

    /// <summary>Reads a folder.</summary>
    /// <param name="folder">Which.</param>
    /// <param name="catalog">What measures are called, and the chart classes of loaded libraries.</param>
    /// <exception cref="UsageException">It is no results folder.</exception>
    internal static StoredResults Read(string folder, Catalog catalog) =>
        new(folder, StoredManifest.Read(folder), catalog);

    /// <summary>The values of an axis in the order in which charts and tables have them.</summary>
    internal IReadOnlyList<string> ValuesOf(string axis) => values[axis];

    /// <summary>The charts of these data: the gallery's, and those of loaded libraries.</summary>
    internal IReadOnlyList<Chart> ChartsOf<TData>(TData data) => ChartGallery.Of(data, loadedCharts);

    /// <summary>One measure of every run of a setting, in run order; not-a-number where a run did not define it.</summary>
    internal IReadOnlyList<double> RunsOf(ResultRow row, string measure) => reader!.Runs(cells[row.Key], measure);

    /// <summary>The samples that were kept of a setting of a sweep, by measure.</summary>
    internal ILookup<string, double> SamplesOf(ResultRow row) => reader!.Samples(cells[row.Key]);

    /// <summary>The curve of a setting: time, mean, 0.1 quantile, median, 0.9 quantile at each point.</summary>
    internal IReadOnlyList<double[]> CurveOf(ResultRow row) => reader!.Curve(cells[row.Key]);

    /// <summary>The same of what has no row; empty where there is none.</summary>
    internal IReadOnlyList<double[]> CurveAt(int cell) => reader?.Curve(cell) ?? [];

    /// <summary>Writes rows.csv where a command has not, or only before it was ended: the report leads to it.</summary>
    internal void WriteRows()
    {
        var path = Path.Combine(FolderPath, ResultsFolder.RowsName);
        if (Rows.Count > 0 && !(Manifest.IsComplete && File.Exists(path)))
        {
            DurableFile.Replace(path, reader!.Export);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => reader?.Dispose();

    private IReadOnlyList<ResultRow> RowsOf(IReadOnlyList<int> wanted)
    {
        if (reader is null || wanted.Count == 0)
        {
            return [];
        }

        var rows = reader.Rows(wanted);
        foreach (var (cell, row) in rows)
        {
            cells[row.Key] = cell;
        }

        return [.. wanted.Select(cell => rows[cell])];
    }

    private IReadOnlyList<ResultRow> Ordered(IReadOnlyList<ResultRow> rows)
    {
        var nodes = AxisOrder.NodesOf(rows);
        var ordered = rows.OrderBy(_ => 0);
        foreach (var axis in Manifest.Axes)
        {
            values[axis] = AxisOrder.Of(axis, Manifest.ValuesOf(axis), nodes);
            var places = values[axis].Distinct(StringComparer.Ordinal).Index()
                .ToDictionary(value => value.Item, value => value.Index, StringComparer.Ordinal);
            ordered = ordered.ThenBy(row => places.GetValueOrDefault(row.Option(axis), -1));
        }

        return [.. ordered];
    }

    // Those of a sweep belong to its settings.
    private ILookup<string, double> SamplesOf(string source) =>
        (Manifest.Verb is "sweep" ? null : reader?.Samples(source)) ?? Array.Empty<double>().ToLookup(_ => "", StringComparer.Ordinal);

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
