using System.Text.Json;
using Distribution.Experiments.Calibrating;
using Distribution.Experiments.Comparing;
using Distribution.Experiments.Results;
using Distribution.Experiments.Sweeps;

namespace Distribution.Experiments.Output;

/// <summary>What the single runs of a sweep say together, read back from its folder: verdicts of a plan that compares, and differences run
/// by run.</summary>
/// <param name="Axes">The axes of the sweep.</param>
/// <param name="Compared">The settings that are compared; none where the plan compares nothing.</param>
/// <param name="Rule">Which settings are paired; null: none are.</param>
/// <param name="Measures">The measures that the plan shows, the most important first; empty: it does not say.</param>
/// <param name="Differences">The pairs.</param>
internal sealed record SweepFindings(
    IReadOnlyList<string> Axes,
    IReadOnlyList<ComparedSetting> Compared,
    PairRule? Rule,
    IReadOnlyList<string> Measures,
    IReadOnlyList<PairedDifference> Differences)
{
    // More lines than the table of the settings itself would bury it; the report has all.
    private const int DifferencesMax = 12;

    /// <summary>The measure of the differences.</summary>
    internal string Main { get; private init; } = "";

    /// <summary>What the simulator knows of this machine's times; null: nothing, so that times are not comparable.</summary>
    internal Calibration? Calibration { get; init; }

    /// <summary>Whether every verdict holds.</summary>
    internal bool IsHeld => Compared.All(setting => setting.IsHeld);

    /// <summary>Reads the runs.</summary>
    /// <param name="result">The sweep.</param>
    /// <param name="database">What it has left; null: nothing, so that there is nothing to find.</param>
    /// <param name="baseline">What the plan compares with.</param>
    /// <param name="measures">The measures that the plan shows.</param>
    internal static SweepFindings Of(
        SweepResult result, ResultsDatabase? database, SweepBaseline? baseline, IReadOnlyList<string> measures)
    {
        string[] axes = [.. result.Plan.Axes.Select(axis => axis.Name)];
        var cells = result.Plan.Cells.Index().ToDictionary(cell => cell.Item.Key, cell => cell.Index, StringComparer.Ordinal);
        var nodes = AxisOrder.NodesOf(result.Rows);
        var rule = PairRule.Of(
            [.. result.Plan.Axes.Select(axis => axis with { Values = AxisOrder.Of(axis.Name, axis.Values, nodes) })], baseline);
        var main = measures.Count > 0
            ? measures[0]
            : PairedDifference.MainOf(result.Rows, [.. result.Plan.Measures.Select(measure => measure.Name)]);
        if (database is null)
        {
            return new SweepFindings(axes, [], null, measures, []);
        }

        IReadOnlyList<PairedDifference> differences =
            rule is not null && rule.PairsOf(result.Rows, axes).Take(DifferencesMax + 1).Count() <= DifferencesMax
                ? PairedDifference.Of(rule, result.Rows, axes, [Measure(main)], (row, name) => database.Runs(cells[row.Key], name))
                : [];
        var compared = result.Plan.Cells.Any(cell => cell.Compared.Count > 0)
            ? ComparedSetting.Of(result.Rows, axes, row => database.Samples(cells[row.Key]))
            : [];
        return new SweepFindings(axes, compared, rule, measures, differences) { Main = main };

        MeasureDefinition Measure(string name) =>
            result.Plan.Measures.First(measure => string.Equals(measure.Name, name, StringComparison.Ordinal));
    }

    /// <summary>Writes tables, and what has failed in full.</summary>
    internal void Write(TextWriter output, int width)
    {
        if (Compared.Count > 0)
        {
            ComparedSettingTable.Write(output, width, [.. Axes.Where(axis => axis is not SweepPlan.Mechanism)], Compared);
            output.Write(Calibration is null ? "" : Calibration.Sentence + "\n");
            output.Write("\n");
        }

        if (Rule is { } rule && Differences.Count > 0)
        {
            PairedTable.Write(output, width, rule, [.. Axes.Where(axis => axis != rule.Axis)], Main, Differences);
            output.Write("\n");
        }
    }

    /// <summary>Writes the verdicts as a member of a document; nothing where there are none.</summary>
    internal void Write(Utf8JsonWriter writer)
    {
        if (Compared.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("verdicts");
        foreach (var (setting, verdict) in Compared.SelectMany(setting => setting.Verdicts.Select(verdict => (setting, verdict))))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("options");
            foreach (var axis in Axes.Where(axis => axis is not SweepPlan.Mechanism))
            {
                writer.WritePropertyName(axis);
                writer.WriteOptionValue(setting.Processes.Option(axis));
            }

            writer.WriteEndObject();
            writer.WriteVerdict(verdict);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
