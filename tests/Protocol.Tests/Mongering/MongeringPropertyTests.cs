using Distribution.Experiments;
using Distribution.Experiments.Protocols;
using Distribution.Protocol.Tests.Papers;
using FsCheck;
using FsCheck.Fluent;

namespace Distribution.Protocol.Tests;

/// <summary>Laws of rumor mongering, over generated settings: no number of sites and no seed is picked by hand.</summary>
public sealed class MongeringPropertyTests
{
    private static readonly string[] Forever =
    [
        "--mode push", "--mode pull", "--mode push-pull", "--mode push --connection-limit 1 --hunt 2", "--mode pull --connection-limit 2",
        "--mode push-pull --answer one", "--mode push --clock staggered", "--mode push-pull --clock poisson", "--mode pull --clock staggered",
        "--mode push --topology ring", "--mode push-pull --topology line", "--mode pull --topology tree:3", "--mode push-pull --topology spatial:2",
    ];

    private static readonly string[] EndingByItself =
    [
        "--k 1", "--k 3 --counter cumulative", "--stop feedback-coin --k 2", "--stop blind-counter --k 4", "--stop blind-coin --k 4",
    ];

    [SeededProperty(MaxTest = 150)]
    public Property Without_loss_everyone_learns_what_is_spread_for_ever(PositiveInt size, byte setting, ulong seed)
    {
        var nodes = 1 + (size.Get % 200);
        var text = Forever[setting % Forever.Length];
        var run = Run($"--stop forever --nodes {nodes} {text}", seed);
        return (run.Measures["residue"] == 0).Label($"{text}, {nodes} nodes, seed {seed}");
    }

    [SeededProperty(MaxTest = 25)]
    public Property Reach_grows_with_the_fanout(PositiveInt size, PositiveInt more, ulong seed)
    {
        var nodes = 50 + (size.Get % 500);
        var (few, many) = (2, 3 + (more.Get % 5));
        var root = (int)(seed % 1_000_000);
        var low = PaperRuns.Of($"--stop once --nodes {nodes} --fanout {few}", 60, root).MeanOf("reach");
        var high = PaperRuns.Of($"--stop once --nodes {nodes} --fanout {many}", 60, root).MeanOf("reach");
        return (high > low).Label($"{nodes} nodes: fan-out {few} reaches {low}, {many} {high}; root seed {root}");
    }

    [SeededProperty(MaxTest = 12)]
    public Property Residue_is_e_to_the_minus_traffic_whatever_makes_push_stop(byte setting, ulong seed)
    {
        // Demers et al. 1987, section 1.4: every transmission misses a given site with probability 1 - 1/n, whatever the rule.
        var text = EndingByItself[setting % EndingByItself.Length];
        var root = (int)(seed % 1_000_000);
        var runs = PaperRuns.Of(text, 60, root);
        var (residue, traffic) = (runs.MeanOf("residue"), runs.MeanOf("traffic"));
        var allowed = (4 * runs.DeviationOf("residue") / Math.Sqrt(60)) + (4 * residue * runs.DeviationOf("traffic") / Math.Sqrt(60));
        return (Math.Abs(residue - Math.Exp(-traffic)) <= allowed)
            .Label($"{text}: residue {residue}, traffic {traffic}, e^-m {Math.Exp(-traffic)}, allowed {allowed}; root seed {root}");
    }

    [SeededProperty(MaxTest = 60)]
    public Property Relabelling_the_nodes_with_their_streams_relabels_the_trace(PositiveInt size, byte setting, ulong seed)
    {
        var nodes = 2 + (size.Get % 40);
        var names = Enumerable.Range(0, nodes).ToArray();
        new Random((int)(seed % int.MaxValue)).Shuffle(names);
        var options = new MongerOptions
        {
            Mode = (SpreadMode)(setting % 3),
            Stop = setting % 2 == 0 ? StopRule.FeedbackCounter : StopRule.BlindCoin,
            ConnectionLimit = setting % 5 == 0 ? 1 : null,
        };
        var clock = new GossipClock((ClockModel)(setting % 2), Duration.FromSeconds(1), options.IsOrdered);
        var plain = Trace(Enumerable.Range(0, nodes).ToArray(), seed, clock, options);
        var relabelled = Trace(names, seed, clock, options);
        // A rumor may die early, so little may have happened; that the first site learned it is there in every run.
        return (plain.Count > 0 && plain.SequenceEqual(relabelled))
            .Label($"{nodes} nodes, setting {setting}, seed {seed}: {plain.Count} and {relabelled.Count} events, names {string.Join(' ', names)}");
    }

    [SeededProperty(MaxTest = 100)]
    public Property A_site_learns_once_and_never_forgets(PositiveInt size, byte setting, ulong seed)
    {
        var nodes = 2 + (size.Get % 40);
        var options = new MongerOptions { Mode = (SpreadMode)(setting % 3), Stop = StopRule.FeedbackCoin, K = 1 + (setting % 4) };
        var trace = Trace(Enumerable.Range(0, nodes).ToArray(), seed, new GossipClock(ClockModel.Staggered, Duration.FromSeconds(1)), options);
        var learned = trace.Where(entry => entry.What == "learned").Select(entry => entry.Node).ToList();
        var stopped = trace.Where(entry => entry.What == "stopped").Select(entry => entry.Node).ToList();
        return (learned.Distinct().Count() == learned.Count && stopped.Distinct().Count() == stopped.Count && !stopped.Except(learned).Any())
            .Label($"{nodes} nodes, setting {setting}, seed {seed}");
    }

    private static List<(long Time, int Node, string What)> Trace(int[] names, ulong seed, GossipClock clock, MongerOptions options)
    {
        var run = new RelabelledRun<MongerState, MongerMessage>(names, seed);
        run.Run(new RumorMongering<RelabelledRun<MongerState, MongerMessage>.Seam>(clock, options), until: 30_000_000_000);
        return run.Trace;
    }

    private static RunSample Run(string setting, ulong seed)
    {
        var given = setting.Split(' ', StringSplitOptions.RemoveEmptyEntries).Chunk(2)
            .ToDictionary(pair => pair[0].TrimStart('-'), pair => pair[1], StringComparer.Ordinal);
        var protocol = new RumorProtocol();
        return protocol.Prepare(Settings.Read(protocol.Name, protocol.Options, given)).Run(seed, CancellationToken.None);
    }
}
