using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Reports.Gallery;

/// <summary>What the two charts of a growth have in common.</summary>
internal static class GrowthCurves
{
    public static Scale Axis(Growth data)
    {
        var end = data.Curves.SelectMany(curve => curve.Rounds).Select(round => round.Round).DefaultIfEmpty(1).Max();
        return data.Unit.Length > 0 ? Scale.Linear(0, end) : Scale.Whole(0, end);
    }

    /// <summary>Adds band, median and theory of each curve, as a function of the share reached.</summary>
    public static void Add(Chart chart, Growth data, Func<double, double> ofShare)
    {
        foreach (var (curve, index) in data.Curves.Select((curve, index) => (curve, index)))
        {
            var series = curve.Series ?? Series.Category(curve.Name.Length > 0 ? curve.Name : "median", index + 1);
            chart.Band(series, [.. curve.Rounds.Select(round => Spread(round, ofShare))], data.BandMeaning)
                .Line(series, [.. curve.Rounds.Select(round => new Point(round.Round, ofShare(round.Median)))]);
            AddTheory(chart, data, curve, ofShare);
        }

        var ends = data.Curves.Where(curve => double.IsFinite(curve.FirstEnd)).GroupBy(curve => curve.FirstEnd);
        foreach (var end in ends.OrderBy(end => end.Key))
        {
            var names = end.Count() == data.Curves.Count ? "" : $" ({string.Join(", ", end.Select(curve => curve.Name))})";
            chart.Rule(Charts.Axis.X, end.Key, "first end" + names);
        }
    }

    /// <summary>What the caption says beside what bands and dashes mean.</summary>
    public static string Caption(Growth data) => $"Lines: {Line(data)}."
        + (data.Curves.Any(curve => double.IsFinite(curve.FirstEnd))
            ? " First end: the first run has reached its last node, and keeps its value from there on."
            : "");

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

    public static string Finding(Growth data) => string.Join(' ', data.Curves.Select(curve =>
    {
        var half = curve.Rounds.Where(round => round.Median >= 0.5).Select(round => (double?)round.Round).FirstOrDefault();
        var name = curve.Name.Length > 0 ? curve.Name : $"the {Line(data)}";
        return half is null ? $"With {name}, half of the nodes are never reached."
            : $"With {name}, half of the nodes are reached by {At(data, half.Value)}.";
    }).DefaultIfEmpty("No round was measured."));

    private static string At(Growth data, double time) => data.Unit.Length == 0
        ? FormattableString.Invariant($"{data.Time} {time}")
        : Format.WithUnit(Format.Value(Estimate.Single(time)), data.Unit);

    private static BandPoint Spread(RoundSpread round, Func<double, double> ofShare)
    {
        var (low, high) = (ofShare(round.Low), ofShare(round.High));
        return new BandPoint(round.Round, Math.Min(low, high), Math.Max(low, high));
    }
}
