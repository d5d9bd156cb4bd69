namespace Distribution.Experiments.Theory;

/// <summary>
/// Growth for ever, cycle by cycle, as if what is expected of a cycle were what happens in it (Demers et al. 1987, section 1.3: of the
/// share not informed p, push leaves p exp(-(1 - p)) and pull p squared): for numbers of nodes of which the chain is not computed. A
/// single run follows the curve earlier or later, by what chance has done to its first cycles.
/// </summary>
internal sealed class MeanFieldGrowth : ITheory
{
    private const string Name = "mean field, cycle by cycle (Demers et al. 1987, section 1.3), the limit for large n";
    private const double Done = 0.5;
    private const int CyclesMax = 1_000;

    /// <inheritdoc/>
    public bool AppliesTo(Settings settings) =>
        SpreadModel.TryReadForever(settings, out _) && !ExactSpreadForever.IsComputable(settings);

    /// <inheritdoc/>
    public IReadOnlyList<TheoryLine> Lines(Settings settings, IReadOnlyDictionary<string, double> means)
    {
        _ = SpreadModel.TryReadForever(settings, out var model);
        var curve = Of(model);
        return [new TheoryLine(Name, "informed", curve[^1], double.NaN, curve)];
    }

    /// <summary>Sites informed after 0, 1, 2, ... cycles, until not even half a site is left.</summary>
    internal static IReadOnlyList<double> Of(in SpreadModel model)
    {
        var informed = new List<double> { 1 };
        while (model.Live - informed[^1] > Done && informed.Count < CyclesMax)
        {
            informed.Add(Next(model, informed[^1]));
        }

        return informed;
    }

    /// <summary>Sites informed a cycle after so many are.</summary>
    internal static double Next(in SpreadModel model, double informed)
    {
        var missed = (model.Pushes ? MissedByAll(model, informed) : 1) * (model.Pulls ? AskedInVain(model, informed) : 1);
        return model.Live - ((model.Live - informed) * missed);
    }

    private static double MissedByAll(in SpreadModel model, double informed) =>
        Math.Exp(informed * double.LogP1(-ContactTable.SingleProbability(model)));

    private static double AskedInVain(in SpreadModel model, double informed)
    {
        var answered = model with { Arrival = model.Arrival * model.Asks };
        if (model.Law != ContactLaw.Fixed)
        {
            return MissedByAll(answered, informed);
        }

        var (whole, found) = (Math.Floor(model.Fanout), answered.Arrival * informed / model.Candidates);
        return Math.Pow(1 - found, whole) * (1 - ((model.Fanout - whole) * found));
    }
}
