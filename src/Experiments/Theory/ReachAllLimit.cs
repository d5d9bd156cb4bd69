using Distribution.Protocol;

namespace Distribution.Experiments.Theory;

/// <summary>The limit of P(every live site is reached) for infect and die with a mean fan-out of ln n + c: exp(-exp(-c)) (Kermarrec,
/// Massoulie, Ganesh 2003, theorem 1; Erdos and Renyi 1959 for undirected graphs). Loss and crashed sites lessen the fan-out.</summary>
internal sealed class ReachAllLimit : ITheory
{
    /// <inheritdoc/>
    public bool AppliesTo(Settings settings) =>
        SpreadModel.TryRead(settings, out var model) && model.Stop == StopRule.Once && model.Candidates > 0;

    /// <inheritdoc/>
    public IReadOnlyList<TheoryLine> Lines(Settings settings)
    {
        _ = SpreadModel.TryRead(settings, out var model);
        var c = model.Growth - Math.Log(model.Wanted);
        return [new TheoryLine("limit for large n, exp(-exp(-c)), c = m - ln n", "all", Math.Exp(-Math.Exp(-c)))];
    }
}
