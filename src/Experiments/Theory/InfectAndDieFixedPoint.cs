using Distribution.Protocol;

namespace Distribution.Experiments.Theory;

/// <summary>
/// The limit of infect and die for large n. If the rumor takes off it reaches the share r = 1 - exp(-m r), where m is the number of live
/// sites that a contact informs while almost nobody is informed: the fan-out lessened by loss, delivery and crashed sites (Kermarrec,
/// Massoulie, Ganesh 2003, section 3). It takes off with the survival probability of the branching process of first contacts; with
/// a fixed fan-out of 2 or more and nothing lost that is 1.
/// </summary>
internal sealed class InfectAndDieFixedPoint : ITheory
{
    private const string Name = "limit for large n, r = 1 - exp(-m r)";
    private const int IterationsMax = 100_000;

    /// <inheritdoc/>
    public bool AppliesTo(Settings settings) =>
        SpreadModel.TryRead(settings, out var model) && model.Stop == StopRule.Once && model.Candidates > 0;

    /// <inheritdoc/>
    public IReadOnlyList<TheoryLine> Lines(Settings settings)
    {
        _ = SpreadModel.TryRead(settings, out var model);
        var reach = Share(model.Growth) * Survival(model);
        return settings.Name is "rumor"
            ? [new TheoryLine(Name, "residue", 1 - reach), new TheoryLine(Name, "reach", reach)]
            : [new TheoryLine(Name, "reach", reach)];
    }

    /// <summary>The largest solution of r = 1 - exp(-m r): 0 for m up to 1.</summary>
    internal static double Share(double growth)
    {
        if (growth <= 1)
        {
            return 0;
        }

        // Newton on r - 1 + exp(-m r), which is convex: from above it falls to the largest root and never past it.
        var share = 1.0;
        for (var iteration = 0; iteration < IterationsMax; iteration++)
        {
            var missed = Math.Exp(-growth * share);
            var next = share - ((share - 1 + missed) / (1 - (growth * missed)));
            if (!(next < share))
            {
                break;
            }

            share = next;
        }

        return share;
    }

    /// <summary>1 minus the smallest root of s = G(s), G the generating function of the sites that one contact informs at the
    /// start.</summary>
    internal static double Survival(in SpreadModel model)
    {
        var extinct = 0.0;
        for (var iteration = 0; iteration < IterationsMax; iteration++)
        {
            var next = Generating(model, extinct);
            if (next - extinct < 1e-16)
            {
                break;
            }

            extinct = next;
        }

        return 1 - extinct;
    }

    private static double Generating(in SpreadModel model, double s)
    {
        if (model.Law != FanoutLaw.Fixed)
        {
            return Math.Exp(model.Growth * (s - 1));
        }

        var whole = Math.Floor(model.Fanout);
        var part = model.Fanout - whole;
        var one = 1 + ((s - 1) * model.OneInforms);
        return (1 - part + (part * one)) * Math.Pow(one, whole);
    }
}
