using Distribution.Experiments.Live;

namespace Distribution.Experiments.Scenarios;

/// <content>When a message is over: by silence, or when everything sent has been received.</content>
internal sealed partial class GossipScenario
{
    /// <summary>In virtual time, where waiting costs nothing and messages may be lost; and with repair, which goes on when no message is on
    /// its way, but misses nobody, so that there is nothing to wait for.</summary>
    private static async Task WaitUntilQuietAsync(Arrivals arrivals, TimeSpan quiet)
    {
        int before;
        do
        {
            before = arrivals.Count;
        }
        while (!await arrivals.WaitAsync(quiet) && arrivals.Count > before);
    }

    /// <summary>Over TCP, without repair: no message is lost between live nodes, so gossip is over when every message sent has been
    /// received and every delivery has been reported; seen twice, for the counts of many nodes are not of one instant.</summary>
    private async Task WaitUntilOverAsync(Arrivals arrivals, double deliveredBefore, TimeSpan patience)
    {
        var balanced = 0;
        var last = (Sent: 0.0, Received: 0.0, Count: 0);
        var (started, changed) = (cluster.Time.GetTimestamp(), cluster.Time.GetTimestamp());
        while (balanced < 2 && cluster.Time.GetElapsedTime(changed) < patience && !await arrivals.WaitAsync(Pause(started)))
        {
            started = cluster.Time.GetTimestamp();
            var now = (Sent: (await RumorsSentAsync()).Total, Received: (await FiguresAsync("rumorsReceived")).Total, arrivals.Count);
            var reported = await DeliveredAsync() - deliveredBefore;
            balanced = now.Sent - now.Received == sentElsewhere && now.Count == reported ? balanced + 1 : 0;
            changed = now == last ? changed : started;
            last = now;
        }
    }

    /// <summary>How long to wait before the next look at the counts: at least as long as the last one took, for asking a hundred nodes is
    /// work for the machine that is measured.</summary>
    private TimeSpan Pause(long started)
    {
        var took = cluster.Time.GetElapsedTime(started);
        return took > Poll ? took : Poll;
    }

    /// <summary>What is still on its way when the last member has executed the last message is of these messages too; of repair, which is
    /// never over by itself, what is sent within a second.</summary>
    private async Task SettleAsync(TimeSpan patience)
    {
        if (EndsBySilence)
        {
            await cluster.DelayAsync(isRepaired ? RepairCounted : patience);
            return;
        }

        var began = cluster.Time.GetTimestamp();
        for (var balanced = 0; balanced < 2 && cluster.Time.GetElapsedTime(began) < patience;)
        {
            var started = cluster.Time.GetTimestamp();
            balanced = await OnTheirWayAsync() == sentElsewhere ? balanced + 1 : 0;
            await cluster.DelayAsync(Pause(started));
        }
    }

    private async Task<double> OnTheirWayAsync() => (await RumorsSentAsync()).Total - (await FiguresAsync("rumorsReceived")).Total;

    private async Task<double> DeliveredAsync()
    {
        var figures = await FiguresAsync("rumorsDelivered");
        Watcher?.OnNext(new LiveEvent.NodesCounted(NodeCount.Delivered, figures));
        return figures.Total;
    }

    private async Task<NodeFigures> RumorsSentAsync() =>
        await (await FiguresAsync("rumorsSent")).WithAsync(cluster.Origin, "rumorsSent");

    // In a simulated cluster past the network, as the group was made.
    private Task<NodeFigures> FiguresAsync(string key) => isDirect
        ? NodeFigures.OfAsync(nodes.Select(((SimulatedCluster)cluster).ProgramOf), key)
        : NodeFigures.OfAsync(group, key, mayMiss: plan is not null);
}
