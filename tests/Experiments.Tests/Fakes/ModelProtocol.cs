namespace Distribution.Experiments.Tests.Fakes;

/// <summary>A protocol whose one measure has a known distribution: a function of a number that is uniform on 0..1.</summary>
internal sealed class ModelProtocol(Func<double, double> value, MeasureKind kind) : IListedProtocol
{
    public string Name => "model";

    public string Summary => "a known distribution";

    public string Example => "";

    public string SweepExample => "";

    public IReadOnlyList<ProtocolOption> Options { get; } = [CommonOptions.Nodes];

    public IReadOnlyList<MeasureDefinition> Measures { get; } = [new("value", "", "of the model", kind)];

    public ISimulationRun Prepare(Settings settings) => new Run(value);

    private sealed class Run(Func<double, double> value) : ISimulationRun
    {
        public double CurveStep => 1;

        RunSample ISimulationRun.Run(ulong seed, CancellationToken cancellation) => new()
        {
            Measures = new Dictionary<string, double>(StringComparer.Ordinal) { ["value"] = value(((seed >> 11) + 0.5) / (1UL << 53)) },
            TraceHash = seed,
            Events = 1,
        };
    }
}
