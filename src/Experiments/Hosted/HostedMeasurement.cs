using Distribution.Experiments.Measuring;
using Distribution.Experiments.Protocols;
using Distribution.Experiments.Running;

namespace Distribution.Experiments.Hosted;

/// <summary><c>measure PROTOCOL</c>: a user's gossip protocol, a node of it in each of some child processes. They are started once; every
/// run starts fresh nodes in them, which connect to each other in its course.</summary>
internal sealed class HostedMeasurement(HostedProtocol protocol) : IListedMeasurement
{
    private static readonly ProtocolOption<int> Nodes = OptionKinds.Whole(
        "nodes", "how many child processes, the source included", 1, SpawnMeasurement.NodesMax, 8);

    /// <inheritdoc/>
    public string Name => protocol.Name;

    /// <inheritdoc/>
    public string Summary => protocol.Summary;

    /// <inheritdoc/>
    public string Example => "--nodes 8 --fanout 3";

    /// <inheritdoc/>
    public IReadOnlyList<ProtocolOption> Options { get; } =
        [Nodes, HostedProtocol.Fanout, RumorProtocol.Law, HostedProtocol.Messages, HostedProtocol.Until, .. protocol.OwnOptions];

    /// <inheritdoc/>
    public IReadOnlyList<MeasureDefinition> Measures => HostedProtocol.SharedMeasures;

    /// <inheritdoc/>
    public async Task<Measured> MeasureAsync(MeasurementRequest request, IRunProgress progress, CancellationToken cancellation)
    {
        protocol.Check(request.Settings);
        await using var children = await ProcessGroup.StartAsync(
            request.Settings.Get(Nodes), Environment.ProcessorCount, request.Load, cancellation, watcher: progress.Watcher);
        var samples = new SampleSet(Measures);
        var remarks = new List<string>();
        var (runs, messages) = (0, 0L);
        try
        {
            var scenario = await HostedScenario.PrepareAsync(children, protocol, request.Settings);
            for (; runs < request.Runs && !cancellation.IsCancellationRequested; runs++)
            {
                var (measures, sent, remark) = await scenario.RunAsync(cancellation);
                samples.Add(measures);
                messages += sent;
                remarks.Add(remark);
                progress.RunFinished();
            }
        }
        catch (OperationCanceledException) when (runs > 0)
        {
            // The finished runs are the result.
        }
        catch (CallException exception)
        {
            throw new EnvironmentException(exception.Message, exception);
        }

        return new Measured
        {
            Runs = runs,
            Samples = samples.ByMeasure,
            Remarks = remarks,
            Processes = children.Processes,
            Events = messages,
        };
    }
}
