namespace Distribution.Experiments.Tests.Fakes;

/// <summary>The fake protocol in a library, which child processes load: its runs break off at the level that the environment names.</summary>
public sealed class FlawedProtocol : IListedProtocol
{
    private const string Variable = "FLAWED_LEVEL";

    private readonly FakeProtocol sound = new();

    public string Name => "flawed";

    public string Summary => sound.Summary;

    public string Example => sound.Example;

    public string SweepExample => sound.SweepExample;

    public IReadOnlyList<ProtocolOption> Options => sound.Options;

    public IReadOnlyList<MeasureDefinition> Measures => sound.Measures;

    /// <summary>Lets the runs of a level break off, in this process and its children, until this is disposed.</summary>
    public static IDisposable At(string level)
    {
        Environment.SetEnvironmentVariable(Variable, level);
        return new Mended();
    }

    public ISimulationRun Prepare(Settings settings) =>
        string.Equals(Environment.GetEnvironmentVariable(Variable), settings.TextOf(FakeProtocol.Level), StringComparison.Ordinal)
            ? new Broken()
            : sound.Prepare(settings);

    private sealed class Broken : ISimulationRun
    {
        public double CurveStep => 1;

        public RunSample Run(ulong seed, CancellationToken cancellation) => throw new InvalidOperationException("planted");
    }

    private sealed class Mended : IDisposable
    {
        public void Dispose() => Environment.SetEnvironmentVariable(Variable, null);
    }
}
