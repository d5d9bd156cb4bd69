using Distribution.Experiments.Running;

namespace Distribution.Experiments.Measuring;

/// <summary><c>measure comm</c>: calls from this process to one child, with so many in flight at a time.</summary>
internal sealed class CommMeasurement : IListedMeasurement
{
    /// <summary>The first calls on a fresh child, while code is still being compiled, are reported apart.</summary>
    private const int ColdCalls = 3_000;

    private static readonly ProtocolOption<int> Calls =
        OptionKinds.Whole("calls", "how many warm calls for each number in flight", 1, 10_000_000, 20_000);

    private static readonly ProtocolOption<int> WarmUp = OptionKinds.Whole(
        "warm-up", "for how many seconds calls go on between the cold and the warm ones, while hot code is compiled once more", 0, 60, 3);

    private static readonly ProtocolOption<int> Bytes =
        OptionKinds.Whole("bytes", "how many characters of text each call carries and returns; 0: status.get nid", 0, 1_000_000, 0);

    private static readonly ProtocolOption<IReadOnlyList<int>> InFlight = new(
        "in-flight",
        "how many calls are under way at a time",
        "lists of whole numbers from 1 to 10000, such as 1,50",
        [1, 50],
        TryReadList,
        list => string.Join(',', list));

    /// <inheritdoc/>
    public string Name => "comm";

    /// <inheritdoc/>
    public string Summary => "calls to a child process: calls a second, latency, processor time at both ends";

    /// <inheritdoc/>
    public string Example => "--calls 20000 --in-flight 1,50";

    /// <inheritdoc/>
    public IReadOnlyList<ProtocolOption> Options { get; } = [CommonOptions.NodesOf(1, 1), Calls, WarmUp, InFlight, Bytes];

    /// <inheritdoc/>
    public IReadOnlyList<MeasureDefinition> Measures => [];

    /// <inheritdoc/>
    public async Task<Measured> MeasureAsync(MeasurementRequest request, IRunProgress progress, CancellationToken cancellation)
    {
        var processes = new List<int>();
        var figures = new List<IReadOnlyList<KeyValuePair<string, double>>>();
        var runs = await MeasuredRuns.RepeatAsync(
            request.Runs, progress, cancellation, async () => figures.Add(await RunAsync(request, processes, cancellation)));
        var byFigure = figures.SelectMany(run => run)
            .GroupBy(figure => figure.Key, figure => figure.Value, StringComparer.Ordinal).ToArray();
        return new Measured
        {
            Runs = runs,
            Samples = byFigure.ToDictionary(figure => figure.Key, IReadOnlyList<double> (figure) => [.. figure], StringComparer.Ordinal),
            Values = [.. byFigure.Select(figure => KeyValuePair.Create(figure.Key, figure.Average()))],
            Processes = processes,
            Events = runs * request.Settings.Get(InFlight).Count * ((long)ColdCalls + request.Settings.Get(Calls)),
        };
    }

    // Figures by path, in the order to show them.
    private static async Task<IReadOnlyList<KeyValuePair<string, double>>> RunAsync(
        MeasurementRequest request, List<int> processes, CancellationToken cancellation)
    {
        var figures = new List<KeyValuePair<string, double>>();
        foreach (var width in request.Settings.Get(InFlight))
        {
            // A fresh child each time, so that cold is cold.
            await using var group = await ProcessGroup.StartAsync(1, 1, request.Load, cancellation);
            processes.AddRange(group.Processes);
            var run = await CallRun.PrepareAsync(group, request.Settings.Get(Bytes));
            figures.AddRange(Under($"byInFlight/{width}/cold", await run.MeasureAsync(ColdCalls, width, cancellation)));
            await run.WarmUpAsync(TimeSpan.FromSeconds(request.Settings.Get(WarmUp)), width, cancellation);
            figures.AddRange(Under($"byInFlight/{width}/warm", await run.MeasureAsync(request.Settings.Get(Calls), width, cancellation)));
        }

        return figures;
    }

    private static IEnumerable<KeyValuePair<string, double>> Under(string path, IEnumerable<KeyValuePair<string, double>> figures) =>
        figures.Select(figure => KeyValuePair.Create($"{path}/{figure.Key}", figure.Value));

    private static bool TryReadList(string text, out IReadOnlyList<int> list)
    {
        var parts = text.Split(',');
        var numbers = parts.Select(part => NumberText.TryWhole(part, 1, 10_000, out var number) ? (int)number : 0).ToArray();
        list = numbers;
        return numbers.All(number => number > 0);
    }
}
