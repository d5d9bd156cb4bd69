namespace Distribution.Experiments.Theory;

/// <summary>
/// Spreading for ever with all sites in step, by push, pull or both, exactly: the expected spreading time with its deviation, the expected
/// growth, mean time of reception and traffic. By push with a binomial fan-out the growth is the recursion of lpbcast (Eugster, Guerraoui,
/// Handurukande, Kouznetsov, Kermarrec 2003, section 4).
/// </summary>
internal sealed class ExactSpreadForever : ITheory
{
    private const string LpbcastName = "lpbcast recursion (Eugster et al. 2003, section 4), exact for a binomial fan-out";
    private const int CyclesMax = 1_000;

    // About 0.5 s of computing.
    private const double CostMax = 2e9;

    /// <inheritdoc/>
    public bool AppliesTo(Settings settings) => IsComputable(settings);

    /// <inheritdoc/>
    public IReadOnlyList<TheoryLine> Lines(Settings settings, IReadOnlyDictionary<string, double> means)
    {
        _ = SpreadModel.TryReadForever(settings, out var model);
        var chain = SpreadChain.Of(model);
        var (mean, sd) = chain.SpreadingTime();
        var curve = chain.Growth(CyclesMax);
        var name = NameOf(model);
        return
        [
            new TheoryLine(name, "tLast", mean, sd),
            new TheoryLine(name, "tAve", chain.ExpectedSum(informed => model.Live - informed) / (model.Live - 1)),
            .. settings.Name is "anti-entropy" ? [] : new[] { new TheoryLine(name, "traffic", Traffic(model, chain)) },
            new TheoryLine(
                model is { Law: ContactLaw.Binomial, Pulls: false } ? LpbcastName : name, "informed", curve[^1], double.NaN, curve),
        ];
    }

    /// <summary>Whether the chain applies and can be computed in well under a second.</summary>
    internal static bool IsComputable(Settings settings) =>
        SpreadModel.TryReadForever(settings, out var model) && SpreadStep.Cost(model) <= CostMax;

    private static string NameOf(in SpreadModel model) =>
        $"exact Markov chain over the number informed, {(model.Pushes ? model.Pulls ? "push-pull" : "push" : "pull")} for ever";

    // An informed site sends over each of its calls, and over each call that it gets; the call of a site that knows is itself an update.
    private static double Traffic(SpreadModel model, SpreadChain chain)
    {
        var perCall = model.Fanout / (model.Candidates + 1);
        var updateArrives = model.Pushes ? model.Arrival : model.Asks;
        return chain.ExpectedSum(informed =>
        {
            var calls = ((model.Live - informed) * model.Asks) + ((informed - 1) * updateArrives);
            return informed * perCall * ((model.Pushes ? 1 : 0) + (model.Pulls ? calls / model.Candidates : 0));
        });
    }
}
