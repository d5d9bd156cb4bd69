namespace Distribution.Experiments.Theory;

/// <summary>Serf's convergence formula: a logistic curve, conv(x) = 1 / (1 + (n + 1) exp(-c n x)) with c = (fan-out / n) (1 - loss)
/// (1 - crashed) / 2. An approximation that push gossip does not follow: it is offered for comparison only.</summary>
internal sealed class SerfFormula : ITheory
{
    private const string Name = "Serf's convergence formula (Serf documentation, convergence simulator), an approximation";
    private const int RoundsMax = 1_000;

    /// <inheritdoc/>
    public bool AppliesTo(Settings settings) => settings.Name is not "anti-entropy"
        && SpreadModel.TryReadForever(settings, out var model) && model is { Pushes: true, Pulls: false };

    /// <inheritdoc/>
    public IReadOnlyList<TheoryLine> Lines(Settings settings, IReadOnlyDictionary<string, double> means)
    {
        _ = SpreadModel.TryReadForever(settings, out var model);
        var nodes = settings.Get(CommonOptions.Nodes);
        var rate = model.Fanout * model.Arrival * model.Live / nodes / 2;
        var curve = new List<double>();
        do
        {
            curve.Add(nodes / (1 + ((nodes + 1) * Math.Exp(-rate * curve.Count))));
        }
        while (curve[^1] < nodes * 0.9999 && curve.Count < RoundsMax);

        return [new TheoryLine(Name, "informed", curve[^1], double.NaN, curve)];
    }
}
