using System.Diagnostics;
using System.Text.Json;
using Distribution.Experiments.Measuring;
using Distribution.Experiments.Protocols;
using Distribution.Experiments.Running;
using Distribution.Protocol;

namespace Distribution.Experiments.Hosted;

/// <summary>A run of <see cref="HostedRun{TState, TMessage}"/> with child processes: every run starts a fresh node of the protocol in each
/// of them, and that of the first child is the source.</summary>
internal sealed class HostedScenario
{
    private const string Service = "protocol-host";
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);

    private readonly Group group;
    private readonly Node source;
    private readonly int nodes;
    private readonly int messages;
    private readonly TimeSpan until;
    private readonly object?[] start;
    private readonly string name;
    private int runs;

    private HostedScenario(Group group, Node source, HostedProtocol protocol, Settings settings)
    {
        this.group = group;
        this.source = source;
        name = protocol.Name;
        nodes = settings.Get(CommonOptions.Nodes);
        messages = settings.Get(HostedProtocol.Messages);
        until = settings.Get(HostedProtocol.Until).ToTimeSpan();
        start =
        [
            protocol.Name, source.Address.Host,
            settings.Get(HostedProtocol.Fanout).ToString(), settings.Get(RumorProtocol.Law).ToString(),
            protocol.OwnOptions.ToDictionary(option => option.Name, settings.TextOf, StringComparer.Ordinal),
        ];
    }

    /// <summary>Makes a protocol host on every child.</summary>
    /// <exception cref="CallException">A child cannot be reached.</exception>
    internal static async Task<HostedScenario> PrepareAsync(ProcessGroup children, HostedProtocol protocol, Settings settings)
    {
        var hosts = await children.Cluster.GroupAsync("hosts", children.Nodes);
        Checked(await hosts.Routes.PutAsync(Service, typeof(ProtocolHost).FullName!));
        return new HostedScenario(hosts, children.Nodes[0], protocol, settings);
    }

    /// <summary>One run.</summary>
    /// <returns>Every measure of <see cref="HostedProtocol.SharedMeasures"/>, the messages sent, and what is to be said of the
    /// run.</returns>
    /// <exception cref="LibraryFailedException">The protocol failed on a child.</exception>
    /// <exception cref="CallException">A child cannot be reached.</exception>
    internal async Task<(IReadOnlyDictionary<string, double> Measures, long Sent, string Remark)> RunAsync(CancellationToken cancellation)
    {
        var started = await AllAsync<NodeAddress>("start", start);
        await AllAsync<JsonElement>("peers", [started.Values]);
        var begun = await source.CallAsync<long>(Service, "broadcast", [messages]);
        var counts = await WaitUntilQuietAsync(cancellation);
        var receptions = await AllAsync<long[]>("receptions");
        runs++;
        return (MeasuresOf(receptions, begun, counts.Sent), counts.Sent, counts.IsIdle ? HostedProtocol.NeverRetired : "");
    }

    private static GroupReply<T> Checked<T>(GroupReply<T> reply) => reply.Errors.Count == 0
        ? reply
        : throw new EnvironmentException($"{reply.Errors.First().Key}: {reply.Errors.First().Value.Message}");

    private async Task<IReadOnlyDictionary<NodeAddress, T>> AllAsync<T>(string method, object?[]? arguments = null) =>
        Checked(await group.Comm.SendAsync<T>(Service, method, arguments)).Values;

    /// <summary>The counts of many nodes are not of one instant, so quiet is what was seen twice, unchanged.</summary>
    private async Task<HostedCounts> WaitUntilQuietAsync(CancellationToken cancellation)
    {
        var waited = Stopwatch.StartNew();
        HostedCounts before, now = default;
        do
        {
            await Task.Delay(Poll, cancellation);
            before = now;
            now = Unfailed(await AllAsync<HostedCounts>("counts")).Aggregate(HostedCounts.Sum);
        }
        while (!(now.IsQuiet && now == before) && waited.Elapsed < until);
        return now;
    }

    private IEnumerable<HostedCounts> Unfailed(IReadOnlyDictionary<NodeAddress, HostedCounts> counts)
    {
        foreach (var (node, of) in counts.Where(pair => pair.Value.Failure is not null))
        {
            throw new LibraryFailedException(
                $"{name}: run {NumberText.Write(runs)} failed on node {node}: {of.Failure!.Message}",
                new InvalidOperationException($"on node {node}: {of.Failure.Detail}"));
        }

        return counts.Values;
    }

    private Dictionary<string, double> MeasuresOf(IReadOnlyDictionary<NodeAddress, long[]> receptions, long begun, long sent)
    {
        var elsewhere = receptions.Where(pair => !pair.Key.Equals(source.Address)).SelectMany(pair => pair.Value);
        var total = receptions.Values.Sum(times => times.Length);
        return new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["reach"] = total / ((double)nodes * messages),
            ["all"] = total == (long)nodes * messages ? 1 : 0,
            ["traffic"] = sent / (double)nodes,
            ["meanArrivalMs"] = elsewhere.Select(Milliseconds).DefaultIfEmpty(double.NaN).Average(),
            ["lastArrivalMs"] = receptions.Values.SelectMany(times => times).Select(Milliseconds).DefaultIfEmpty(double.NaN).Max(),
        };

        double Milliseconds(long time) => Stopwatch.GetElapsedTime(begun, time).TotalMilliseconds;
    }
}
