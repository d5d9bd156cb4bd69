using System.Diagnostics;
using Distribution.Protocol;
using Distribution.Tcp;

namespace Distribution.Experiments.Hosted;

/// <summary>
/// A service that hosts one node of a user's gossip protocol beside the full node on which it was made, on a port of its own. The full node
/// only controls it: the protocol's messages go from host to host. Times are of the machine's monotonic clock
/// (<see cref="Stopwatch.GetTimestamp"/>), which all processes of a machine share.
/// </summary>
[Service]
public sealed class ProtocolHost
{
    private readonly Lock gate = new();
    private List<long> receptions = [];
    private IHostedNode? node;
    private HostedFailure? failure;

    private IHostedNode Node => node ?? throw new InvalidOperationException("no protocol has been started here");

    /// <summary>Starts a fresh node, in the place of an earlier one.</summary>
    /// <param name="protocol">The protocol's name; its library must have been loaded.</param>
    /// <param name="host">The host to listen at, on any free port.</param>
    /// <param name="fanout">How many nodes a contact draws, such as <c>3</c> or <c>ln</c>.</param>
    /// <param name="law">The distribution around that mean.</param>
    /// <param name="options">The protocol's own options as the command line has them, by name.</param>
    /// <returns>Where it listens.</returns>
    public async Task<NodeAddress> StartAsync(
        string protocol, string host, string fanout, string law, IReadOnlyDictionary<string, string> options)
    {
        if (node is not null)
        {
            await node.DisposeAsync();
        }

        var (learned, known) = (receptions = [], new HashSet<RumorName>());
        failure = null;
        var hosted = ProtocolClass.Find(protocol);
        var settings = Settings.Read(hosted.Name, hosted.OwnOptions, options);
        var endpoint = new TcpHostOptions
        {
            Listen = new NodeAddress(host, 0),
            Fanout = new Fanout(FanoutFunction.Parse(fanout), Enum.Parse<FanoutLaw>(law)),
            Learned = rumor =>
            {
                lock (gate)
                {
                    learned.Add(Stopwatch.GetTimestamp());
                    failure ??= known.Add(rumor) ? null : new HostedFailure(DeliveryCheck.Again(rumor.Counter), "");
                }
            },
        };
        node = await hosted.HostAsync(endpoint, settings);
        return node.Address;
    }

    /// <summary>Says whom the node may contact; itself among them is left out.</summary>
    public async Task PeersAsync(NodeAddress[] peers) => await UnlessItFailsAsync(Node.SetPeersAsync(peers));

    /// <summary>Begins rumors, one after another. What the protocol throws is told by <see cref="Counts"/>.</summary>
    /// <returns>The time before the first.</returns>
    public async Task<long> BroadcastAsync(int rumors)
    {
        var started = Stopwatch.GetTimestamp();
        for (var rumor = 0; rumor < rumors; rumor++)
        {
            await UnlessItFailsAsync(Node.BroadcastAsync());
        }

        return started;
    }

    /// <summary>What the node has done.</summary>
    public HostedCounts Counts()
    {
        var counters = Node.Counters;
        lock (gate)
        {
            failure ??= Node.Stopped.Exception is { InnerException: { } thrown } ? HostedFailure.Of(thrown) : null;
            return new HostedCounts(counters.Sent, counters.Received, receptions.Count, Node.Retired, failure);
        }
    }

    /// <summary>When the node learned each of its rumors.</summary>
    public long[] Receptions()
    {
        lock (gate)
        {
            return [.. receptions];
        }
    }

    private async Task UnlessItFailsAsync(Task input)
    {
        try
        {
            await await Task.WhenAny(input, Node.Stopped);
        }
        catch (Exception exception)
        {
            // Any: it is the protocol's own.
            lock (gate)
            {
                failure ??= HostedFailure.Of(exception);
            }
        }
    }
}
