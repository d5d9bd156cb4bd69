namespace Distribution.Experiments.Theory;

/// <summary>The limit of P(every live site is reached) for infect and die with a mean fan-out of ln n + c: exp(-exp(-c)) (Kermarrec,
/// Massoulie, Ganesh 2003, theorem 1; Erdos and Renyi 1959 for undirected graphs). Loss and crashed sites lessen the fan-out.</summary>
internal sealed class ReachAllLimit : ITheory
{
    private const string Name =
        "limit for large n, exp(-exp(-c)), c = m - ln n (Kermarrec, Massoulie, Ganesh 2003, theorem 1)";

    /// <inheritdoc/>
    public bool AppliesTo(Settings settings) => SpreadModel.TryReadOnce(settings, out _);

    /// <inheritdoc/>
    public IReadOnlyList<TheoryLine> Lines(Settings settings, IReadOnlyDictionary<string, double> means)
    {
        _ = SpreadModel.TryReadOnce(settings, out var model);
        var c = model.Growth - Math.Log(model.Wanted);
        return [new TheoryLine(Name, "all", Math.Exp(-Math.Exp(-c)))];
    }
}
