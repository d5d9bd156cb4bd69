using Distribution.Experiments.Calibrating;
using Distribution.Experiments.Output;
using Distribution.Experiments.Reports;
using Distribution.Experiments.Running;
using Distribution.Protocol;

namespace Distribution.Experiments.Composing;

/// <summary>How the results of a folder were made.</summary>
internal static class ReportProvenance
{
    /// <summary>From the folder's files.</summary>
    internal static Provenance Of(StoredResults results)
    {
        var manifest = results.Manifest;
        return new Provenance
        {
            Command = CommandText.Of(manifest),
            Options = [.. manifest.Options.Select(option => KeyValuePair.Create(ReportWords.Title(option.Key), option.Value))],
            Axes = [.. manifest.Axes.Select(axis => KeyValuePair.Create(ReportWords.Title(axis), manifest.ValuesOf(axis)))],
            Runs = manifest.Runs,
            Plan = results.PlanText,
            Calibration = results.Calibration is { } calibration ? [.. Figures(calibration)] : [],
            Seed = manifest.Seed,
            TraceHash = TraceHash(results),
            Version = manifest.Version,
            Machine = manifest.Machine,
            Started = manifest.Started,
            Elapsed = manifest.Finished - manifest.Started,
            Quantiles = manifest.Quantiles,
        };
    }

    private static IEnumerable<KeyValuePair<string, string>> Figures(Calibration calibration)
    {
        var (ways, costs) = (calibration.OneWay, calibration.Costs);
        yield return KeyValuePair.Create(
            "one way: median; least – most",
            $"{Milliseconds(ways[ways.Count / 2])}; {Milliseconds(ways[0])} – {Milliseconds(ways[^1])}");
        yield return KeyValuePair.Create("processors", Format.Count(costs.Processors));
        yield return KeyValuePair.Create("wake up", Microseconds(costs.WakeUp));
        yield return KeyValuePair.Create("stay awake", Microseconds(costs.Awake));
        yield return KeyValuePair.Create("receive a message", Microseconds(costs.Received));
        yield return KeyValuePair.Create("send a message", Microseconds(costs.Sent));
        yield return KeyValuePair.Create("execute a message", Microseconds(costs.Executed));
        foreach (var setting in calibration.Settings)
        {
            yield return KeyValuePair.Create(
                $"{Format.Count(setting.Nodes)} {(setting.Nodes == 1 ? "process" : "processes")}, subset {setting.Subset}",
                $"measured {Milliseconds(setting.MeasuredMs)}, simulated {Milliseconds(setting.SimulatedMs)}");
        }

        yield return KeyValuePair.Create("measured on", calibration.Machine);
    }

    private static string Milliseconds(Duration time) => Milliseconds(time.Nanoseconds / 1e6);

    private static string Milliseconds(double time) => Format.WithUnit(Format.Number(time, time < 10 ? 3 : 2), "ms");

    private static string Microseconds(Duration time) => Format.WithUnit(Format.Number(time.Nanoseconds / 1e3, 1), "µs");

    private static string TraceHash(StoredResults results) => (results.Manifest.Verb, results.Rows.Count) switch
    {
        ("measure" or "bench", _) => "none: real time",
        (_, 0) => "none: no setting is finished",
        _ when results.Rows.All(row => CellPlan.IsKeyOfMeasured(row.Key)) => "none: real time",
        ("simulate", _) when results.Rows[0].Runs == 0 => "none: computed, not run",
        ("simulate" or "compare", _) => JsonMembers.Hash(results.Rows[0].TraceHash),
        _ => JsonMembers.Hash(results.Survey.TraceHash),
    };
}
