namespace Distribution.Experiments.Theory;

/// <summary>
/// The exact distribution of how many sites are reached at finite n when contacts do not depend on what they find: infect and die, and
/// blind rules. Who is reached does not depend on the order in which
/// informed sites contact others, so they may do it one after another: a Markov chain over (contacts made, sites informed) that ends
/// when both are equal. The step is <see cref="ContactTable"/>; no approximation but tails below 1e-17.
/// </summary>
internal sealed class ExactInfectAndDie : ITheory
{
    // About 0.2 s of computing.
    private const double CostMax = 3e6;
    private const int LiveMax = 10_000;

    // A number for each of them is kept.
    private const int LiveMaxOfOneContact = 1_000_000;
    private const double Negligible = 1e-18;

    /// <inheritdoc/>
    public bool AppliesTo(Settings settings) => SpreadModel.TryReadOnce(settings, out var model) && IsComputable(model);

    /// <inheritdoc/>
    public IReadOnlyList<TheoryLine> Lines(Settings settings, IReadOnlyDictionary<string, double> means)
    {
        _ = SpreadModel.TryReadOnce(settings, out var model);
        var final = FinalSize(model);
        var (mean, sd) = Moments(final);
        var name = model.Law is ContactLaw.Repeated or ContactLaw.Geometric
            ? "exact Markov chain, every site makes its contacts (birthday chain)"
            : "exact Markov chain, infect and die";
        var reach = new TheoryLine(
            name, "reach", (mean - model.Outside) / model.Wanted, sd / model.Wanted / Math.Sqrt(model.Messages));
        var all = new TheoryLine(name, "all", final[model.Live]);

        // In a group a member may draw itself, which is no message.
        var sent = model.Fanout * (mean - (model.Outside * (mean - 1) / model.Candidates));

        // The caller of a group draws among all live members, a member among the others.
        var received = model.Arrival * model.Fanout * (model.Wanted + ((mean - 1) * (model.Wanted - 1))) / model.Candidates;
        return settings.Name is "rumor"
            ?
            [
                new TheoryLine(name, "residue", 1 - reach.Value, reach.Sd), reach, all,
                new TheoryLine(name, "traffic", sent / settings.Get(CommonOptions.Nodes)),
            ]
            :
            [
                reach, all, new TheoryLine(name, "messages", sent),
                new TheoryLine(name, "duplicates", received - (mean - model.Outside)),
            ];
    }

    // Where a site makes one contact at most, after c of them c + 1 sites are informed or it is over: one number a step, and none worth
    // counting after some nine sqrt(n) steps.
    private static bool IsComputable(in SpreadModel model) =>
        model is { Law: ContactLaw.Fixed or ContactLaw.Repeated, Fanout: <= 1 }
            ? model.Live <= LiveMaxOfOneContact
            : model.Live <= LiveMax && ContactTable.Cost(model) <= CostMax;

    /// <summary>P(k live sites are reached, the source included) for k = 0 .. live.</summary>
    internal static double[] FinalSize(SpreadModel model)
    {
        var table = ContactTable.Of(model);
        var final = new double[model.Live + 1];
        var informed = new double[model.Live + 1];
        informed[1] = 1;
        var (low, high) = (1, 1);
        for (var contacts = 1; contacts <= model.Live && low <= high; contacts++)
        {
            // From above, so that nobody who is informed by this contact is counted twice.
            var highest = high;
            for (var count = high; count >= low; count--)
            {
                var mass = informed[count];
                var fresh = table[model.Live - count];
                informed[count] = 0;
                Spread(mass, fresh, informed.AsSpan(count));
                highest = Math.Max(highest, count + fresh.Length - 1);
            }

            final[contacts] = informed[contacts];
            informed[contacts] = 0;
            (low, high) = Support(informed, low, highest);
        }

        // Where nearly all are reached, what rounding adds to the masses is more than what is missed.
        var sum = final.Sum();
        return [.. final.Select(mass => mass / sum)];
    }

    private static void Spread(double mass, ReadOnlySpan<double> fresh, Span<double> informed)
    {
        for (var added = 0; added < fresh.Length; added++)
        {
            informed[added] += mass * fresh[added];
        }
    }

    private static (int Low, int High) Support(double[] masses, int low, int high)
    {
        while (high >= low && masses[high] < Negligible)
        {
            high--;
        }

        while (low <= high && masses[low] < Negligible)
        {
            low++;
        }

        return (low, high);
    }

    private static (double Mean, double Sd) Moments(double[] final)
    {
        var mean = final.Select((mass, count) => mass * count).Sum();
        var variance = final.Select((mass, count) => mass * (count - mean) * (count - mean)).Sum();
        return (mean, Math.Sqrt(variance));
    }
}
