using System.Globalization;
using Distribution.Experiments.Output;
using Distribution.Experiments.Running;
using Distribution.Experiments.Theory;

namespace Distribution.Experiments.Results;

/// <summary>
/// The tables of a results folder: rows.csv has a line for each finished setting, runs.csv one for each run, curves.csv one for each
/// point of the mean curve. A setting's line in rows.csv is written last and makes it finished: what the other two hold of settings
/// that are not is left from an interruption and dropped when the folder is opened again.
/// </summary>
internal sealed class RowsFiles
{
    private static readonly string[] CurveHeading = ["key", "time", "mean", "p10", "p50", "p90"];

    private readonly string rowsPath;
    private readonly string runsPath;
    private readonly string curvesPath;
    private RowFormat format = new([], []);

    private RowsFiles(string folder)
    {
        rowsPath = Path.Combine(folder, "rows.csv");
        runsPath = Path.Combine(folder, "runs.csv");
        curvesPath = Path.Combine(folder, "curves.csv");
    }

    /// <summary>Begins the tables anew.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="protocol">Whose options and measures the columns are.</param>
    internal static RowsFiles Begin(string folder, IListedProtocol protocol)
    {
        File.Delete(new RowsFiles(folder).rowsPath);
        return GoOn(folder, RowColumns.Of(protocol), out _);
    }

    /// <summary>Goes on with the tables that are there, or begins them.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="columns">Of all rows together.</param>
    /// <param name="finished">The rows of the settings finished so far.</param>
    internal static RowsFiles GoOn(string folder, RowColumns columns, out IReadOnlyList<ResultRow> finished)
    {
        var files = new RowsFiles(folder);
        files.format = new RowFormat(columns.Options, columns.Measures);
        finished = [.. Records(files.rowsPath).Skip(1).Select(files.format.Read).OfType<ResultRow>()];
        var keys = finished.Select(row => row.Key).ToHashSet(StringComparer.Ordinal);
        var lines = finished.Select(row => Csv.Line(files.format.Fields(row)));
        DurableFile.Replace(files.rowsPath, Csv.Line(files.format.Heading) + string.Concat(lines));
        KeepOnly(files.runsPath, ["key", "run", "seed", .. columns.Measures, "traceHash", "events"], keys);
        KeepOnly(files.curvesPath, CurveHeading, keys);
        return files;
    }

    /// <summary>Writes the tables of what was computed: there are no runs to tell of.</summary>
    internal static void Write(string folder, IListedTheory theory, ExactResult result)
    {
        var files = new RowsFiles(folder);
        var row = ResultRow.Of(theory, result);
        files.format = new RowFormat([.. row.Options.Select(option => option.Key)], [.. row.Measures.Select(measure => measure.Name)]);
        DurableFile.Replace(files.curvesPath, Csv.Line(CurveHeading) + string.Concat(CurveLines(row.Key, result.Curve)));
        DurableFile.Replace(files.rowsPath, Csv.Line(files.format.Heading) + Csv.Line(files.format.Fields(row)));
    }

    /// <summary>Adds a finished setting; afterwards the disk has it.</summary>
    internal ResultRow Add(CellResult result)
    {
        var row = ResultRow.Of(result);
        DurableFile.Append(runsPath, string.Concat(RunLines(row.Key, result)));
        DurableFile.Append(curvesPath, string.Concat(CurveLines(row.Key, result.Curve)));
        DurableFile.Append(rowsPath, Csv.Line(format.Fields(row)));
        return row;
    }

    private IEnumerable<string> RunLines(string key, CellResult result) => result.Runs.Select((run, index) => Csv.Line(
    [
        key,
        NumberText.Write(index),
        RunSeeds.OfRun(result.Plan.RootSeed, index).ToString(CultureInfo.InvariantCulture),
        .. format.Measures.Select(measure => Number(run.Measures.GetValueOrDefault(measure, double.NaN))),
        JsonMembers.Hash(run.TraceHash),
        NumberText.Write(run.Events),
    ]));

    private static IEnumerable<string> CurveLines(string key, SpreadCurve curve) => curve.Time.Select((time, at) =>
        Csv.Line([key, Number(time), Number(curve.Mean[at]), Number(curve.P10[at]), Number(curve.P50[at]), Number(curve.P90[at])]));

    private static string Number(double value) => double.IsFinite(value) ? NumberText.Write(value) : "";

    private static IReadOnlyList<IReadOnlyList<string>> Records(string path) =>
        File.Exists(path) ? Csv.Records(File.ReadAllText(path)) : [];

    private static void KeepOnly(string path, IReadOnlyList<string> heading, HashSet<string> keys)
    {
        var kept = Records(path).Skip(1).Where(record => keys.Contains(record[0])).Select(Csv.Line);
        DurableFile.Replace(path, Csv.Line(heading) + string.Concat(kept));
    }
}
