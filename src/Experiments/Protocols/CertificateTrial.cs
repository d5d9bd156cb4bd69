using Distribution.InSimulator;
using Distribution.Protocol;

namespace Distribution.Experiments.Protocols;

/// <summary>What a run with deletions is about: one live site is cut off from the deletion on and comes back with its obsolete copy when
/// all but the retention sites have forgotten the certificate.</summary>
/// <param name="rule">How long certificates are kept.</param>
/// <param name="period">The length of a cycle.</param>
internal sealed class CertificateTrial(CertificateRule rule, Duration period)
{
    // By then a run is over, whatever goes to and fro in it.
    private const int PeriodsMost = 1_000;

    private int[] sides = [];

    /// <summary>When the site comes back.</summary>
    internal Instant Return { get; } = Instant.Zero + rule.Active
        + (rule.Dormant > Duration.Zero ? new Duration(rule.Dormant.Nanoseconds / 2) : period);

    /// <summary>When the run ends even if sites still disagree.</summary>
    internal Instant End => period.Nanoseconds <= long.MaxValue / 4 / PeriodsMost
        ? Return + rule.Active + rule.Dormant + (period * PeriodsMost)
        : Instant.MaxValue;

    /// <summary>The site that is cut off: the last live one that is no retention site, since such a one would keep no certificate, or if
    /// there is none the last live one; never the source; none if only that is live.</summary>
    internal static NodeId AwayOf(int nodes, bool[] isDown, IReadOnlyList<NodeId> retainers)
    {
        var last = NodeId.None;
        for (var site = nodes - 1; site > 0; site--)
        {
            var id = new NodeId(site);
            if (!isDown[site] && !retainers.Contains(id))
            {
                return id;
            }

            last = last == NodeId.None && !isDown[site] ? id : last;
        }

        return last;
    }

    /// <summary>Cuts the site off until its return.</summary>
    internal void Begin(Simulation<ReplicaState, ReplicaMessage> simulation, NodeId away, Action onReturn)
    {
        Array.Resize(ref sides, simulation.NodeCount);
        Array.Clear(sides);
        sides[away.Index] = 1;
        simulation.Network.Partition(sides);
        simulation.Schedule(Return, NodeId.None, () =>
        {
            simulation.Network.Heal();
            onReturn();
        });
    }
}
