namespace Distribution.Experiments.Tests.Fakes;

/// <summary>A protocol whose runs are arithmetic on the seed: fast, and different for every seed.</summary>
internal sealed class FakeProtocol : IListedProtocol
{
    public static ProtocolOption<int> Nodes { get; } = CommonOptions.Nodes;

    public static ProtocolOption<int> Level { get; } = OptionKinds.Whole("level", "shifts the value", 0, 9, 1);

    public string Name => "fake";

    public string Summary => "arithmetic on the seed";

    public string Example => "--level 2";

    public string SweepExample => "--level 1..3";

    public IReadOnlyList<ProtocolOption> Options { get; } = [Nodes, Level, CommonOptions.Loss];

    public IReadOnlyList<MeasureDefinition> Measures { get; } =
    [
        new("value", "ms", "uniform on level .. level + 1"),
        new("even", "", "whether the seed is even", MeasureKind.Proportion),
        new("rare", "", "defined for one run in four"),
    ];

    /// <summary>Called with the seed at the start of every run.</summary>
    public Action<ulong> OnRun { get; init; } = _ => { };

    public ISimulationRun Prepare(Settings settings) => settings.Get(Level) == 9 && settings.Get(Nodes) == 1
        ? throw UsageException.NotAllowed("--level", "9", "0 to 8 with --nodes 1")
        : new Run(this, settings.Get(Level));

    private sealed class Run(FakeProtocol protocol, int level) : ISimulationRun
    {
        public double CurveStep => 1;

        RunSample ISimulationRun.Run(ulong seed, CancellationToken cancellation)
        {
            protocol.OnRun(seed);
            var unit = (seed >> 11) / (double)(1UL << 53);
            return new RunSample
            {
                Measures = new Dictionary<string, double>(StringComparer.Ordinal)
                {
                    ["value"] = level + unit,
                    ["even"] = seed % 2 == 0 ? 1 : 0,
                    ["rare"] = seed % 4 == 0 ? unit : double.NaN,
                },
                Curve = [1, 2, 4 + (seed % 3)],
                TraceHash = seed,
                Events = 10,
            };
        }
    }
}
