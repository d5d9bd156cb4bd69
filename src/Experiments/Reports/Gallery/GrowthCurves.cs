using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Reports.Gallery;

/// <summary>What the two charts of a growth have in common.</summary>
internal static class GrowthCurves
{
    private const int BandsMax = 3;

    public static Scale Axis(Growth data)
    {
        var end = data.Curves.SelectMany(curve => curve.Rounds).Select(round => round.Round).DefaultIfEmpty(1).Max();
        return data.Unit.Length > 0 ? Scale.Linear(0, end) : Scale.Whole(0, end);
    }

    /// <summary>Adds band, median and theory of each curve, as a function of the share reached.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="data">The curves.</param>
    /// <param name="ofShare">The function.</param>
    /// <param name="each">What else belongs into every panel.</param>
    public static void Add(Chart chart, Growth data, Func<double, double> ofShare, Action<Chart>? each = null)
    {
        if (data.Curves.Count > BandsMax)
        {
            foreach (var curve in data.Curves)
            {
                AddTo(chart.Panel(curve.Name), data, [curve], ofShare);
                each?.Invoke(chart);
            }
        }
        else
        {
            AddTo(chart, data, data.Curves, ofShare);
            each?.Invoke(chart);
        }
    }

    private static void AddTo(Chart chart, Growth data, IReadOnlyList<GrowthCurve> curves, Func<double, double> ofShare)
    {
        foreach (var (curve, index) in curves.Select((curve, index) => (curve, index)))
        {
            var series = curve.Series is { } own ? own
                : curves.Count == 1
                ? Series.Simulator with { Name = data.Curves.Count > 1 || curve.Name.Length == 0 ? "median" : curve.Name }
                : ShownCurves.SeriesOf(curve.Name, index, curves.Count, data.AreOrdered);
            chart.Band(series, [.. curve.Rounds.Select(round => Spread(round, ofShare))], data.BandMeaning)
                .Line(series, [.. curve.Rounds.Select(round => new Point(round.Round, ofShare(round.Median)))]);
            AddTheory(chart, data, curve, ofShare);
        }

        var ends = curves.Where(curve => double.IsFinite(curve.FirstEnd)).GroupBy(curve => curve.FirstEnd);
        foreach (var end in ends.OrderBy(end => end.Key))
        {
            var names = end.Count() == curves.Count ? "" : $" ({string.Join(", ", end.Select(curve => curve.Name))})";
            chart.Rule(Charts.Axis.X, end.Key, "first end" + names);
        }
    }

    /// <summary>What the caption says beside what bands and dashes mean.</summary>
    public static string Caption(Growth data) => $"Lines: {Line(data)}."
        + (data.Curves.Any(curve => double.IsFinite(curve.FirstEnd))
            ? " First end: the first run has reached its last node, and keeps its value from there on."
            : "") + (data.LeftOut.Length > 0 ? " " + data.LeftOut : "");

    // One name for all theories: each lies beside what it is about.
    private static void AddTheory(Chart chart, Growth data, GrowthCurve curve, Func<double, double> ofShare)
    {
        if (curve.Theory.Count > 0)
        {
            var formula = data.Curves.First(first => first.Theory.Count > 0).TheoryFormula;
            var name = string.Equals(curve.TheoryFormula, formula, StringComparison.Ordinal) ? "theory" : "";
            var end = data.Curves.SelectMany(each => each.Rounds).Max(round => round.Round);
            chart.Line(
                Series.Theory(name, curve.TheoryFormula),
                [.. curve.Theory.Where(point => point.X <= end).Select(point => new Point(point.X, ofShare(point.Y)))]);
        }
    }

    // Settings that were stopped early differ in their runs; of one run there is no median.
    private static string Line(Growth data) => data.Setting switch
    {
        { Runs: 0 } => "median",
        { Runs: 1, MostRuns: <= 1 } => "one run",
        _ => "median run",
    };

    public static string Finding(Growth data)
    {
        var halves = data.Curves.Select(curve => (
            Name: curve.Name.Length > 0 ? curve.Name : $"the {Line(data)}",
            Time: curve.Rounds.Where(round => round.Median >= 0.5).Select(round => (double?)round.Round).FirstOrDefault())).ToArray();
        return halves.Length > BandsMax ? Summary(data, halves) : string.Join(' ', halves.Select(half => half.Time is { } time
            ? $"With {half.Name}, half of the nodes are reached by {At(data, time)}."
            : $"With {half.Name}, half of the nodes are never reached.").DefaultIfEmpty("No round was measured."));
    }

    // A sentence for each of many would not be read.
    private static string Summary(Growth data, IReadOnlyList<(string Name, double? Time)> halves)
    {
        var reached = halves.Where(half => half.Time is not null).ToArray();
        if (reached.Length == 0)
        {
            return "Half of the nodes are never reached.";
        }

        var (first, last) = (reached.MinBy(half => half.Time), reached.MaxBy(half => half.Time));
        var never = halves.Count == reached.Length ? ""
            : $", and never with {string.Join(", ", halves.Where(half => half.Time is null).Select(half => half.Name))}";
        return first.Time == last.Time
            ? $"Half of the nodes are reached by {At(data, first.Time!.Value)}{never}."
            : $"Half of the nodes are reached by {At(data, first.Time!.Value)} with {first.Name} to "
                + $"{At(data, last.Time!.Value)} with {last.Name}{never}.";
    }

    private static string At(Growth data, double time) => data.Unit.Length == 0
        ? FormattableString.Invariant($"{data.Time} {time}")
        : Format.WithUnit(Format.Value(Estimate.Single(time)), data.Unit);

    private static BandPoint Spread(RoundSpread round, Func<double, double> ofShare)
    {
        var (low, high) = (ofShare(round.Low), ofShare(round.High));
        return new BandPoint(round.Round, Math.Min(low, high), Math.Max(low, high));
    }
}
