using Distribution.InSimulator;
using Distribution.Protocol;

namespace Distribution.Experiments.Measuring;

/// <summary><c>bench w2</c>: ten rumors, timed push with a transmit limit and piggybacking, timers in all nodes.</summary>
internal sealed class PeriodicPushBenchmark : IListedBenchmark
{
    private const int Rumors = 10;
    private const int Multiplier = 4;

    private static readonly Duration Period = Duration.FromMilliseconds(200);
    private static readonly Duration Spacing = Duration.FromMilliseconds(50);

    /// <inheritdoc/>
    public string Name => "w2";

    /// <inheritdoc/>
    public string Summary => "ten rumors, timed push every 200 ms with a transmit limit: 3 targets, latency 1 to 10 ms, 1 % loss";

    /// <inheritdoc/>
    public IReadOnlyList<ProtocolOption> Options { get; } = [EngineBenchmark.Nodes];

    /// <inheritdoc/>
    public IBenchmarkRun Prepare(Settings settings) => new Run(EngineBenchmark.OptionsOf(settings));

    private sealed class Run : IBenchmarkRun, IGossipObserver
    {
        private readonly Simulation<TransmitBudget, RumorBatch> simulation;
        private long reached;

        internal Run(SimulationOptions options) =>
            simulation = new(new TimedPush<SimulatedEnvironment<RumorBatch>>(Period, Multiplier), options) { Observer = this };

        public void Start(ulong seed)
        {
            reached = 0;
            simulation.Start(seed);
            for (var rumor = 0; rumor < Rumors; rumor++)
            {
                var origin = new NodeId((int)((long)rumor * simulation.NodeCount / Rumors));
                simulation.Broadcast(Instant.Zero + (Spacing * rumor), origin, new RumorId(default, (uint)rumor));
            }
        }

        public BenchmarkSample Finish()
        {
            simulation.RunUntilQuiet();
            var counters = simulation.Counters;
            return new BenchmarkSample(counters.Events, counters.Sent, reached, simulation.TraceHash);
        }

        public void Delivered(NodeId node, RumorId rumor, Instant at) => reached++;
    }
}
