using Distribution.Experiments.Running;
using Distribution.Experiments.Sweeps;

namespace Distribution.Experiments.Tours;

/// <summary>What the tour runs: a fan-out sweep of infect and die at 1,000 nodes, and one gossip scenario, in the simulator and on
/// processes.</summary>
/// <param name="Sweep">The fan-out sweep.</param>
/// <param name="Gossip">The gossip scenario in the simulator.</param>
internal sealed record TourPlan(SweepPlan Sweep, CellPlan Gossip)
{
    /// <summary>How many child processes.</summary>
    internal const int Children = 6;

    /// <summary>How many messages the group is sent in a run, over processes as in the simulator.</summary>
    internal const int Messages = 20;

    /// <summary>The plan.</summary>
    /// <param name="rumor">The protocol <c>rumor</c>.</param>
    /// <param name="gossip">The protocol <c>gossip</c>.</param>
    /// <param name="run">The options of the verb.</param>
    internal static TourPlan Of(IListedProtocol rumor, IListedProtocol gossip, Settings run)
    {
        var sweep = SweepPlan.Of(rumor, Texts(("stop", "once"), ("fanout", "1..8"), ("nodes", "1000")), run);
        var same = Texts(("nodes", NumberText.Write(Children)), ("subset", "ln"), ("messages", NumberText.Write(Messages)));
        return new TourPlan(sweep, SweepPlan.PlanOf(gossip, Settings.Read(gossip.Name, gossip.Options, same), run));
    }

    private static Dictionary<string, string> Texts(params IEnumerable<(string Name, string Text)> pairs) =>
        pairs.ToDictionary(pair => pair.Name, pair => pair.Text, StringComparer.Ordinal);
}
