namespace Distribution.Experiments.Tests.Fakes;

/// <summary>Runs of a real protocol's options without the protocol: every measure is a little above its place in the list.</summary>
internal sealed class FakeSpread(IReadOnlyList<MeasureDefinition> measures) : ISimulationRun
{
    public double CurveStep => 1;

    public RunSample Run(ulong seed, CancellationToken cancellation) => new()
    {
        Measures = measures.Select((measure, index) => KeyValuePair.Create(measure.Name, measure.Kind == MeasureKind.Proportion ? seed % 2 : index + ((seed % 100) / 1e3)))
            .ToDictionary(StringComparer.Ordinal),
        TraceHash = seed,
        Events = 1,
    };
}
