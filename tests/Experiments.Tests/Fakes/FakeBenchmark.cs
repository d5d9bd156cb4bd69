using Distribution.Experiments.Measuring;

namespace Distribution.Experiments.Tests.Fakes;

/// <summary>A workload that does nothing, the same each time unless it is told to differ.</summary>
internal sealed class FakeBenchmark : IListedBenchmark, IBenchmarkRun
{
    private int repetitions;
    private ulong hash;
    private bool isPrepared;

    public string Name => "w0";

    public string Summary => "nothing";

    public IReadOnlyList<ProtocolOption> Options { get; } = [CommonOptions.Nodes];

    /// <summary>The repetition that does something else, from 0; -1: none.</summary>
    public int Different { get; init; } = -1;

    // What is prepared later only warms the code up.
    public IBenchmarkRun Prepare(Settings settings) => isPrepared ? new FakeBenchmark() : Prepared();

    public void Start(ulong seed) => hash = repetitions++ == Different ? 0 : seed;

    public BenchmarkSample Finish() => new(1_000, 400, 90, hash);

    private FakeBenchmark Prepared()
    {
        isPrepared = true;
        return this;
    }
}
