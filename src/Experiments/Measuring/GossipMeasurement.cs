using Distribution.Experiments.Launching;
using Distribution.Experiments.Protocols;
using Distribution.Experiments.Running;
using Distribution.Experiments.Scenarios;
using Distribution.Simulator;

namespace Distribution.Experiments.Measuring;

/// <summary><c>measure gossip</c>: the scenario of <c>simulate gossip</c> on real processes: children, or what an engine has started on the
/// machines of a cluster. They are started once; every run sends its messages to the same group.</summary>
internal sealed class GossipMeasurement : IListedMeasurement
{
    private const int TracedMessages = 8_192;

    private static readonly ProtocolOption<int> Nodes =
        OptionKinds.Whole("nodes", "how many processes form the group", 1, SpawnMeasurement.NodesMax, 10);

    /// <inheritdoc/>
    public string Name => "gossip";

    /// <inheritdoc/>
    public string Summary => "the gossip service among child processes";

    /// <inheritdoc/>
    public string Example => "--nodes 10 --subset ln --messages 10";

    /// <inheritdoc/>
    public IReadOnlyList<ProtocolOption> Options { get; } =
        [Nodes, GossipService.Subset, GossipService.Repair, CommonOptions.Messages, FaultPlanOption.Plan];

    /// <inheritdoc/>
    public IReadOnlyList<ProtocolOption> PlaceOptions => LaunchOptions.OfNodes;

    /// <inheritdoc/>
    public IReadOnlyList<MeasureDefinition> Measures => GossipService.SharedMeasures;

    /// <inheritdoc/>
    public bool CanTrace => true;

    /// <inheritdoc/>
    public IReadOnlyList<string> Shared { get; } = ["reach", "duplicates"];

    /// <inheritdoc/>
    public string Timed => "lastArrivalMs";

    /// <inheritdoc/>
    public IReadOnlyList<string> NoticesOf(Settings settings) => PlanIn(settings) is not { } plan ? []
        : LaunchOptions.NodesOf(settings) is null ? [.. AbsentFault.In(plan).Select(absent => $"--plan: {absent}")]
        : throw UsageException.NotAllowed(FaultPlanOption.Plan.Flag, settings.TextOf(FaultPlanOption.Plan), "plans for child processes, "
            + $"which are {LaunchOptions.Launcher.Flag} local");

    /// <inheritdoc/>
    public async Task<Measured> MeasureAsync(MeasurementRequest request, IRunProgress progress, CancellationToken cancellation)
    {
        await using var nodes = await StartAsync(request, progress, cancellation);
        return await MeasureAsync(nodes, request, progress, cancellation);
    }

    private static async Task<INodeSet> StartAsync(
        MeasurementRequest request, IRunProgress progress, CancellationToken cancellation)
    {
        var count = request.Settings.Get(Nodes);
        var traced = request.IsTraced ? TracedMessages : 0;
        if (LaunchOptions.NodesOf(request.Settings) is not { } launcher)
        {
            return await ProcessGroup.StartAsync(count, Environment.ProcessorCount, request.Load, cancellation, traced, progress.Watcher);
        }

        return traced == 0
            ? await LaunchedNodes.StartAsync(
                launcher, count, LaunchOptions.HostOf(request.Settings), request.Load, cancellation, progress.Watcher)
            : throw new UsageException(
                $"--trace: only child processes write down their messages, which are {LaunchOptions.Launcher.Flag} local");
    }

    /// <summary>Measures with nodes that have been started.</summary>
    internal static async Task<Measured> MeasureAsync(
        INodeSet group, MeasurementRequest request, IRunProgress progress, CancellationToken cancellation)
    {
        var samples = new SampleSet(GossipService.SharedMeasures);
        var curves = new List<RunCurve>();
        var messages = 0L;
        var settings = GossipScenario.GroupOf(request.Settings);
        var quiet = GossipScenario.QuietOnProcesses(settings.Repair);
        var plan = PlanIn(request.Settings);
        GossipScenario? scenario = null;
        var runs = await MeasuredRuns.RepeatAsync(request.Runs, progress, cancellation, async () =>
        {
            // Who crashed in the run before is in no group.
            var isFirst = scenario is null;
            scenario = plan is null && scenario is not null
                ? scenario
                : await GossipScenario.PrepareAsync(group.Cluster, group.Nodes, settings, plan, watcher: progress.Watcher);
            await scenario.WarmUpAsync(isFirst && plan is null ? request.WarmUp : 0, quiet, cancellation);
            var summary = await scenario.MeasureAsync(request.Settings.Get(CommonOptions.Messages), quiet, cancellation);
            samples.Add(summary.Totals);
            foreach (var (measure, values) in summary.SamplesByMeasure)
            {
                samples.Add(measure, values);
            }

            curves.Add(summary.Curve);
            messages += (long)summary.MessagesOnNetwork;
        });
        return new Measured
        {
            Runs = runs,
            Samples = samples.ByMeasure,
            Curves = curves,
            Processes = group.Processes,
            Events = messages,
            Trace = request.IsTraced ? await group.Cluster.TraceAsync() : null,
        };
    }

    private static FaultPlan? PlanIn(Settings settings) => FaultPlanOption.In(settings, settings.Get(Nodes) + 1);
}
