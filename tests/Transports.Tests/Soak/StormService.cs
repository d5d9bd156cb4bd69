using Distribution.Protocol;

namespace Distribution.Transports.Tests.Soak;

/// <summary>Sends gossip messages in bursts and counts those that it runs.</summary>
[Service]
public sealed class StormService
{
    private readonly Dictionary<int, int> runs = [];

    /// <summary>Gossips so many messages at once.</summary>
    public static async Task Burst(int first, int count, ServiceContext context)
    {
        var group = context.Node.Group("g");
        await Task.WhenAll(Enumerable.Range(first, count)
            .Select(message => group.Gossip.SendAsync<Payload>("storm", "hit", [message], TimeSpan.FromMinutes(5))).ToArray());
    }

    /// <summary>A message.</summary>
    public void Hit(int message)
    {
        lock (runs)
        {
            runs[message] = runs.GetValueOrDefault(message) + 1;
        }
    }

    /// <summary>How many different messages were run, and how often one was at the most.</summary>
    public StormReport Report()
    {
        lock (runs)
        {
            return new StormReport(runs.Count, runs.Values.DefaultIfEmpty().Max());
        }
    }
}
