using Distribution.Experiments.Results;
using Distribution.Experiments.Sweeps;
using Distribution.Experiments.Terminal;

namespace Distribution.Experiments.Output;

/// <summary>The readable output of <c>sweep</c>: a line for each setting.</summary>
internal static class SweepTable
{
    /// <summary>The head of a column of intervals.</summary>
    internal const string Interval = "95 %";

    private const int PlacesMax = 2;

    /// <summary>Writes heading, table and findings.</summary>
    internal static void Write(TextWriter output, Screen screen, SweepResult result, SweepFindings findings)
    {
        var plan = result.Plan;
        output.Write($"{plan.Name}: {NumberDisplay.OfSettings(result.Rows.Count, plan.Cells.Count)}, "
            + $"{NumberDisplay.OfRuns(result.Rows.Sum(row => (long)row.Runs))}, seed {plan.Cells[0].RootSeed}\n");
        var constant = string.Join(", ", Constant(plan).Select(pair => $"{pair.Key} {pair.Value}"));
        output.Write(constant.Length > 0 ? $"the same for all: {constant}\n\n" : "\n");
        Settings(result, findings.Measures).Write(output, screen.Width);
        output.Write("\n");
        findings.Write(output, screen.Width);
        SimulationTable.WriteNotes(output, Notes(result));

        // Of what others have run, the shards of a launcher, or nobody now, there are none.
        var events = result.Performance.Events > 0 ? $"{NumberDisplay.Of(result.Performance.Events)} events, " : "";
        output.Write($"trace {JsonMembers.Hash(result.TraceHash)}; this session: {events}"
            + $"{NumberDisplay.OfSeconds(result.Performance.WallSeconds)}\n");
    }

    /// <summary>The options that all settings share.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>> Constant(SweepPlan plan)
    {
        var settings = plan.Cells[0].Settings;
        var protocols = plan.Protocols;
        return
        [
            .. settings.Options.Where(option => protocols.All(protocol => protocol.Options.Any(other => IsSame(other, option)))
                && plan.Cells.All(cell =>
                    string.Equals(cell.Settings.TextOf(option), settings.TextOf(option), StringComparison.Ordinal)))
                .Select(option => KeyValuePair.Create(option.Name, settings.TextOf(option))),
        ];
    }

    private static bool IsSame(ProtocolOption one, ProtocolOption other) => string.Equals(one.Name, other.Name, StringComparison.Ordinal);

    /// <summary>Whether the values of an axis stand as numbers do: one of them is one.</summary>
    internal static bool IsNumber(SweepAxis axis) => axis.Values.Any(value => NumberText.TryNumber(value, out _));

    // Those that the plan shows first, since a narrow screen has room for few.
    private static TextTable Settings(SweepResult result, IReadOnlyList<string> first)
    {
        // Of several protocols each has its own measures: the first of every row come before the second of any.
        MeasureDefinition[] measures =
        [
            .. first.Select(name => result.Plan.Measures.First(measure => string.Equals(measure.Name, name, StringComparison.Ordinal))),
            .. result.Plan.Measures.Where(measure => !first.Contains(measure.Name, StringComparer.Ordinal))
                .OrderBy(measure => result.Rows.Select(row => PlaceOf(measure, row)).DefaultIfEmpty().Min()),
        ];
        var table = new TextTable(
        [
            .. result.Plan.Axes.Select(axis => new TableColumn(axis.Name, IsNumber: IsNumber(axis))),
            .. measures.SelectMany((measure, index) => new[]
            {
                new TableColumn(measure.Display, index == 0 ? 0 : 2 + (3 * index)),
                new TableColumn(Interval, 3 + (3 * index)),
                new TableColumn("theory", 4 + (3 * index)),
            }),
            new TableColumn("runs", 1),
        ]);
        foreach (var row in result.Rows)
        {
            table.Add([
                .. result.Plan.Axes.Select(axis => row.Option(axis.Name)),
                .. measures.SelectMany(measure => Cells(row.Measure(measure.Name))),
                NumberDisplay.Of(row.Runs)]);
        }

        return table;
    }

    private static int PlaceOf(MeasureDefinition measure, ResultRow row)
    {
        var place = row.Measures.Where(each => each.Summary.Count > 0).Select(each => each.Name).ToList().IndexOf(measure.Name);
        return place < 0 ? int.MaxValue : place;
    }

    // Those of single settings say which: a sentence that holds for all is said once.
    private static IEnumerable<string> Notes(SweepResult result) => result.Rows
        .SelectMany(row => row.Notes.Select(note => (note, Place: string.Join(", ", result.Plan.Axes.Select(
            axis => $"{axis.Name} {row.Option(axis.Name)}")))))
        .GroupBy(entry => entry.note, entry => entry.Place, StringComparer.Ordinal)
        .Select(group => group.Count() == result.Rows.Count ? group.Key
            : group.Count() > PlacesMax ? $"{group.Count()} settings: {group.Key}"
            : $"{string.Join(" and ", group)}: {group.Key}");

    private static IEnumerable<string> Cells(RowMeasure measure)
    {
        var decimals = NumberDisplay.Decimals(measure.Summary);
        return
        [
            NumberDisplay.Of(measure.Summary.Mean, decimals),
            NumberDisplay.Of(measure.Summary.Interval, decimals),
            NumberDisplay.Of(measure.Theory, decimals),
        ];
    }
}
