using System.Globalization;
using Distribution.InSimulator;
using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Simulator.Tests;

/// <summary>Points in a protocol's code at which something rare happens.</summary>
internal sealed class BuggifyTests
{
    private const int Points = 2_000;
    private const int Visits = 20;

    private static readonly Buggify Fault = new() { Salt = 1 };

    [Test]
    public void Nothing_happens_without_the_fault_nor_outside_of_its_time()
    {
        Assert.That(Hits([]), Is.Empty);
        Assert.That(Hits([Fault with { At = FaultyRun.At(2) }]), Is.Empty);
        Assert.That(Hits([Fault with { For = Duration.Zero }]), Is.Empty);
    }

    [Test]
    public void A_quarter_of_the_points_is_active_and_happens_at_a_quarter_of_the_visits()
    {
        var hits = Hits([Fault]).GroupBy(hit => hit.Point, StringComparer.Ordinal).Select(group => group.Count()).ToArray();

        // A point that is active and never hit is not seen.
        Expect.Binomial(hits.Length, Points, 0.25 * (1 - Math.Pow(0.75, Visits)));
        Expect.Mean([.. hits.Select(count => (double)count)], Visits * 0.25 / (1 - Math.Pow(0.75, Visits)));
    }

    [Test]
    public void Other_seeds_have_other_points() =>
        Assert.That(Hits([Fault]).Select(hit => hit.Point).ToHashSet(StringComparer.Ordinal), Is.Not.EquivalentTo(
            Hits([Fault], seed: 2).Select(hit => hit.Point).ToHashSet(StringComparer.Ordinal)));

    [Test]
    public void To_take_a_point_away_moves_no_other() =>
        Assert.That(
            Hits([Fault], point => point % 2 == 0), Is.EqualTo(Hits([Fault]).Where(hit => Number(hit.Point) % 2 == 0)));

    [Test]
    public void What_happened_is_written_down_and_happens_again_without_the_fault()
    {
        var recorded = new List<BuggifyVisit>();
        var drawn = Hits([Fault], recorder: recorded.Add);
        Assert.That(recorded, Has.Count.EqualTo(drawn.Count));
        Assert.That(Hits([.. recorded]), Is.EqualTo(drawn));
        Assert.That(Hits([.. recorded.Skip(1)]), Is.EqualTo(drawn.Skip(1)));
    }

    private static int Number(string point) => int.Parse(point, CultureInfo.InvariantCulture);

    /// <summary>The visits of one node at which something happens: it comes to every point in turn, so often.</summary>
    private static List<(string Point, int Visit)> Hits(
        IReadOnlyList<Fault> faults, Func<int, bool>? has = null, ulong seed = 1, Action<BuggifyVisit>? recorder = null)
    {
        var hits = new List<(string Point, int Visit)>();
        var run = new FaultyRun(1, faults, seed: seed, script: new Script
        {
            Expired = (ref long _, TimerId _, SimulatedEnvironment<ulong> environment) =>
            {
                for (var i = 0; i < Points * Visits; i++)
                {
                    var point = (i % Points).ToString(CultureInfo.InvariantCulture);
                    if (has?.Invoke(i % Points) != false && environment.Buggify(point))
                    {
                        hits.Add((point, i / Points));
                    }
                }
            },
            Started = (ref long _, SimulatedEnvironment<ulong> environment) => environment.SetTimer(new TimerId(0), FaultyRun.Ms(1)),
        });
        run.Simulation.Points.Recorder = recorder;
        run.ToEnd();
        return hits;
    }
}
