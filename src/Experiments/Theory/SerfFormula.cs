using Distribution.Protocol;

namespace Distribution.Experiments.Theory;

/// <summary>Serf's convergence formula: a logistic curve, conv(x) = 1 / (1 + (n + 1) exp(-c n x)) with c = (fan-out / n) (1 - loss)
/// (1 - crashed) / 2. An approximation that push gossip does not follow: it is offered for comparison only.</summary>
internal sealed class SerfFormula : ITheory
{
    private const int RoundsMax = 1_000;

    /// <inheritdoc/>
    public bool AppliesTo(Settings settings) =>
        SpreadModel.TryRead(settings, out var model) && model.Stop == StopRule.Forever && model.Growth > 0;

    /// <inheritdoc/>
    public IReadOnlyList<TheoryLine> Lines(Settings settings)
    {
        _ = SpreadModel.TryRead(settings, out var model);
        var nodes = settings.Get(CommonOptions.Nodes);
        var rate = model.Fanout * model.Arrival * model.Live / nodes / 2;
        var curve = new List<double>();
        do
        {
            curve.Add(nodes / (1 + ((nodes + 1) * Math.Exp(-rate * curve.Count))));
        }
        while (curve[^1] < nodes * 0.9999 && curve.Count < RoundsMax);

        return [new TheoryLine("Serf's convergence formula, an approximation", "informed", curve[^1], double.NaN, curve)];
    }
}
