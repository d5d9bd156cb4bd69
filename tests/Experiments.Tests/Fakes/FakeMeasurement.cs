using Distribution.Experiments.Measuring;
using Distribution.Experiments.Running;

namespace Distribution.Experiments.Tests.Fakes;

/// <summary>A measurement with two samples a run and nested numbers, interrupted after the run in which it was cancelled.</summary>
internal sealed class FakeMeasurement : IListedMeasurement
{
    public string Name { get; init; } = "thing";

    /// <summary>The name of what it times.</summary>
    public string Time { get; init; } = "timeMs";

    /// <summary>The least of its samples.</summary>
    public double Least { get; init; }

    public string Summary => "two samples a run";

    public string Example => "--nodes 2";

    public IReadOnlyList<ProtocolOption> Options { get; } = [CommonOptions.Nodes];

    public IReadOnlyList<MeasureDefinition> Measures => [new(Time, "ms", "a time"), new("unused", "", "never taken")];

    /// <summary>Called in every run.</summary>
    public Action OnRun { get; init; } = () => { };

    public Task<Measured> MeasureAsync(MeasurementRequest request, IRunProgress progress, CancellationToken cancellation)
    {
        var samples = new List<double>();
        var runs = 0;
        for (; runs < request.Runs && !cancellation.IsCancellationRequested; runs++)
        {
            OnRun();
            samples.AddRange([Least + runs, Least + runs + 1]);
        }

        return Task.FromResult(new Measured
        {
            Runs = runs,
            Samples = new Dictionary<string, IReadOnlyList<double>>(StringComparer.Ordinal) { [Time] = samples },
            Values = [KeyValuePair.Create("byInFlight/1/cold/rate", 1.5), KeyValuePair.Create("byInFlight/1/warm/rate", 2.5), KeyValuePair.Create("byInFlight/50/warm/rate", double.NaN)],
            Processes = [11, 12],
            Events = 4,
        });
    }
}
