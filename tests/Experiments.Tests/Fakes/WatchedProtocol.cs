namespace Distribution.Experiments.Tests.Fakes;

/// <summary>A protocol as it is, with something that happens at the start of every run.</summary>
internal sealed class WatchedProtocol(IListedProtocol protocol, Action onRun) : IListedProtocol
{
    public string Name => protocol.Name;

    public string Summary => protocol.Summary;

    public string Example => protocol.Example;

    public string SweepExample => protocol.SweepExample;

    public IReadOnlyList<ProtocolOption> Options => protocol.Options;

    public IReadOnlyList<MeasureDefinition> Measures => protocol.Measures;

    public ISimulationRun Prepare(Settings settings) => new Run(protocol.Prepare(settings), onRun);

    private sealed class Run(ISimulationRun run, Action onRun) : ISimulationRun
    {
        public double CurveStep => run.CurveStep;

        RunSample ISimulationRun.Run(ulong seed, CancellationToken cancellation)
        {
            onRun();
            return run.Run(seed, cancellation);
        }
    }
}
