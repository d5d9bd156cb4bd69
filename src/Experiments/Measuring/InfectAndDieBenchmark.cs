using Distribution.InSimulator;
using Distribution.Protocol;

namespace Distribution.Experiments.Measuring;

/// <summary><c>bench w1</c>: one rumor, push gossip that forwards once.</summary>
internal sealed class InfectAndDieBenchmark : IListedBenchmark
{
    /// <inheritdoc/>
    public string Name => "w1";

    /// <inheritdoc/>
    public string Summary => "one rumor, infect and die: 3 targets, latency 1 to 10 ms, 1 % loss";

    /// <inheritdoc/>
    public IReadOnlyList<ProtocolOption> Options { get; } = [EngineBenchmark.Nodes];

    /// <inheritdoc/>
    public IBenchmarkRun Prepare(Settings settings) => new Run(EngineBenchmark.OptionsOf(settings));

    private sealed class Run : IBenchmarkRun, IGossipObserver
    {
        private readonly Simulation<RumorMemory, Rumor> simulation;
        private long reached;

        internal Run(SimulationOptions options) =>
            simulation = new(new PushGossip<SimulatedEnvironment<Rumor>>(), options) { Observer = this };

        public void Start(ulong seed)
        {
            reached = 0;
            simulation.Start(seed);
            simulation.Broadcast(Instant.Zero, new NodeId(0), default);
        }

        public BenchmarkSample Finish()
        {
            simulation.RunUntilIdle();
            var counters = simulation.Counters;
            return new BenchmarkSample(counters.Events, counters.Sent, reached, simulation.TraceHash);
        }

        public void Delivered(NodeId node, RumorId rumor, Instant at) => reached++;
    }
}
