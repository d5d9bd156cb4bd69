using Distribution.Experiments.Measuring;
using Distribution.Experiments.Running;

namespace Distribution.Experiments.Tests.Fakes;

/// <summary>A protocol as if it were measured on processes: the n-th run, from 0, has the value n in every measure, or another.</summary>
internal sealed class FakeCounterpart(IListedProtocol protocol) : IListedMeasurement
{
    public string Name => protocol.Name;

    public string Summary => "arithmetic on processes";

    public string Example => "--level 2";

    public IReadOnlyList<ProtocolOption> Options { get; init; } =
        [OptionKinds.Whole("nodes", "how many child processes", 1, 50, 5), .. protocol.Options.Where(option => option.Name is "level")];

    public IReadOnlyList<MeasureDefinition> Measures => protocol.Measures;

    public IReadOnlyList<string> Shared { get; init; } = [];

    public string? Timed { get; init; }

    /// <summary>The value of the n-th run in every measure.</summary>
    public Func<int, double> ValueOf { get; init; } = run => run;

    /// <summary>The members informed in every run.</summary>
    public IReadOnlyList<double>? Informed { get; init; }

    /// <summary>Called in every run.</summary>
    public Action OnRun { get; init; } = () => { };

    /// <summary>What was asked for last.</summary>
    public MeasurementRequest? Request { get; private set; }

    public async Task<Measured> MeasureAsync(MeasurementRequest request, IRunProgress progress, CancellationToken cancellation)
    {
        Request = request;
        var values = new List<double>();
        await MeasuredRuns.RepeatAsync(request.Runs, progress, cancellation, () =>
        {
            OnRun();
            cancellation.ThrowIfCancellationRequested();
            values.Add(ValueOf(values.Count));
            return Task.CompletedTask;
        });
        return new Measured
        {
            Runs = values.Count,
            Samples = Measures.ToDictionary(measure => measure.Name, IReadOnlyList<double> (_) => values, StringComparer.Ordinal),
            Curves = Informed is null ? [] : [.. values.Select(_ => new RunCurve(Informed, 1))],
            Processes = [21, 22],
            Events = 3,
        };
    }
}
