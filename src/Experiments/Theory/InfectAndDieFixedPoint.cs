using MathNet.Numerics.RootFinding;

namespace Distribution.Experiments.Theory;

/// <summary>
/// The limit of infect and die for large n. If the rumor takes off it reaches the share r = 1 - exp(-m r), where m is the number of live
/// sites that a contact informs while almost nobody is informed: the fan-out lessened by loss, delivery and crashed sites (Kermarrec,
/// Massoulie, Ganesh 2003, section 3). It takes off with the survival probability of the branching process of first contacts; with
/// a fixed fan-out of 2 or more and nothing lost that is 1.
/// </summary>
internal sealed class InfectAndDieFixedPoint : ITheory
{
    private const string Name = "limit for large n, r = 1 - exp(-m r) (Kermarrec, Massoulie, Ganesh 2003, section 3)";
    private const int IterationsMax = 100_000;
    private const double Accuracy = 1e-15;

    /// <inheritdoc/>
    public bool AppliesTo(Settings settings) => SpreadModel.TryReadOnce(settings, out _);

    /// <inheritdoc/>
    public IReadOnlyList<TheoryLine> Lines(Settings settings, IReadOnlyDictionary<string, double> means)
    {
        _ = SpreadModel.TryReadOnce(settings, out var model);
        var reach = Share(model.Growth) * Survival(model);
        return settings.Name is "rumor"
            ? [new TheoryLine(Name, "residue", 1 - reach), new TheoryLine(Name, "reach", reach)]
            : [new TheoryLine(Name, "reach", reach)];
    }

    /// <summary>The largest solution of r = 1 - exp(-m r): 0 for m up to 1, and so near to it that it is below 1e-6.</summary>
    internal static double Share(double growth)
    {
        if (growth - 1 < 1e-7)
        {
            return 0;
        }

        // Above r = ln(m) / m the excess 1 - exp(-m r) - r falls, from above 0 to below.
        return Brent.FindRoot(
            share => -double.ExpM1(-growth * share) - share, Math.Log(growth) / growth, 1, Accuracy, IterationsMax);
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
        var one = 1 + ((s - 1) * model.OneInforms);
        var whole = Math.Floor(model.Fanout);
        var part = model.Fanout - whole;
        return model.Law switch
        {
            ContactLaw.Fixed or ContactLaw.Repeated => (1 - part + (part * one)) * Math.Pow(one, whole),
            ContactLaw.Geometric => one / (model.Fanout - ((model.Fanout - 1) * one)),
            _ => Math.Exp(model.Growth * (s - 1)),
        };
    }
}
