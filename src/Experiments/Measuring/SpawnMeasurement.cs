using Distribution.Experiments.Running;

namespace Distribution.Experiments.Measuring;

/// <summary><c>measure spawn</c>: how long child processes take until they can be called, and what they cost.</summary>
internal sealed class SpawnMeasurement : IListedMeasurement
{
    /// <summary>More children than this a machine's process table hardly holds.</summary>
    internal const int NodesMax = 2_000;

    private static readonly ProtocolOption<int> Nodes = OptionKinds.Whole("nodes", "how many child processes", 1, NodesMax, 10);

    private static readonly ProtocolOption<int> Concurrent =
        OptionKinds.Whole("concurrent", "how many are started at a time", 1, NodesMax, Environment.ProcessorCount);

    /// <inheritdoc/>
    public string Name => "spawn";

    /// <inheritdoc/>
    public string Summary => "starting child processes: from the call until the child can be called";

    /// <inheritdoc/>
    public string Example => "--nodes 20 --concurrent 2";

    /// <inheritdoc/>
    public IReadOnlyList<ProtocolOption> Options { get; } = [Nodes, Concurrent];

    /// <inheritdoc/>
    public IReadOnlyList<MeasureDefinition> Measures { get; } =
    [
        new("spawnMs", "ms", "from the call that starts a child until the child can be called", MeasureKind.Amount)
        {
            Title = "start of a child",
        },
        new("totalMs", "ms", "from the first of these calls until the last child can be called", MeasureKind.Amount)
        {
            Title = "start of all children",
        },
        new("perSecond", "children a second", "children / total time", MeasureKind.Amount) { Title = "starts" },
        new("cpuMsPerChild", "ms", "processor time of a child when all can be called", MeasureKind.Amount)
        {
            Title = "processor time of a child",
        },
        new("residentBytesPerChild", "bytes", "resident memory of a child then, shared pages included", MeasureKind.Amount)
        {
            Title = "resident memory of a child",
        },
    ];

    /// <inheritdoc/>
    public async Task<Measured> MeasureAsync(MeasurementRequest request, IRunProgress progress, CancellationToken cancellation)
    {
        var samples = new SampleSet(Measures);
        var processes = new List<int>();
        var runs = await MeasuredRuns.RepeatAsync(request.Runs, progress, cancellation, async () =>
        {
            await using var group = await ProcessGroup.StartAsync(
                request.Settings.Get(Nodes), request.Settings.Get(Concurrent), request.Load, cancellation, watcher: progress.Watcher);
            samples.Add("spawnMs", group.SpawnMilliseconds);
            samples.Add("totalMs", [group.TotalMilliseconds]);
            samples.Add("perSecond", [1e3 * group.Nodes.Count / group.TotalMilliseconds]);
            samples.Add("cpuMsPerChild", group.CpuMilliseconds);
            samples.Add("residentBytesPerChild", group.ResidentBytes);
            processes.AddRange(group.Processes);
        });
        return new Measured { Runs = runs, Samples = samples.ByMeasure, Processes = processes, Events = processes.Count };
    }
}
