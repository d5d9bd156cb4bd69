using Distribution.Protocol;

namespace Distribution.Experiments.Theory;

/// <summary>
/// Push for ever with all sites in step, exactly: the number informed is a Markov chain over cycles, whose step is as many contacts of
/// <see cref="ContactTable"/> as sites are informed. Gives the expected spreading time with its deviation and the expected growth.
/// With a binomial fan-out the growth is the recursion of lpbcast (Eugster, Guerraoui, Handurukande, Kouznetsov, Kermarrec 2003,
/// section 4).
/// </summary>
internal sealed class ExactPushForever : ITheory
{
    private const string Name = "exact Markov chain, push for ever";
    private const string LpbcastName = "lpbcast recursion (Eugster et al. 2003), exact for a binomial fan-out";

    // About 0.5 s of computing.
    private const double CostMax = 5e8;

    /// <inheritdoc/>
    public bool AppliesTo(Settings settings) => IsComputable(settings);

    /// <inheritdoc/>
    public IReadOnlyList<TheoryLine> Lines(Settings settings)
    {
        _ = SpreadModel.TryRead(settings, out var model);
        var chain = PushChain.Of(model);
        var (mean, sd) = chain.SpreadingTime();
        var curve = chain.Growth();
        return
        [
            new TheoryLine(Name, "tLast", mean, sd),
            new TheoryLine(model.Law == FanoutLaw.Binomial ? LpbcastName : Name, "informed", curve[^1], double.NaN, curve),
        ];
    }

    /// <summary>Whether the chain applies and can be computed in well under a second.</summary>
    internal static bool IsComputable(Settings settings)
    {
        if (!SpreadModel.TryRead(settings, out var model) || model.Stop != StopRule.Forever || model.Live < 2 || model.Growth <= 0)
        {
            return false;
        }

        // Contacts of all states, times the width of the number newly informed, times the outcomes of a contact.
        var live = (double)model.Live;
        var outcomes = model.Fanout + (9 * Math.Sqrt(model.Fanout)) + 2;
        return live * live / 2 * Math.Min(live, 7 * Math.Sqrt(live)) * outcomes / 4 <= CostMax;
    }
}
