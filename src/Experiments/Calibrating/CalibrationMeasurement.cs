using Distribution.Experiments.Measuring;
using Distribution.Experiments.Running;
using Distribution.Experiments.Statistics;

namespace Distribution.Experiments.Calibrating;

/// <summary><c>measure calibrate</c>: what messages and work of child processes take on this machine, in a file for the
/// simulator.</summary>
internal sealed class CalibrationMeasurement : IListedMeasurement
{
    private const string Any = "any";

    private static readonly ProtocolOption<int> Nodes = new(
        "nodes",
        "how many members a group has that is to be predicted, so that it is not among those that are measured",
        $"whole numbers from 1 to {NumberText.Write(SpawnMeasurement.NodesMax)}, or {Any}",
        0,
        static (string text, out int value) =>
        {
            var isRead = NumberText.TryWhole(text, 1, SpawnMeasurement.NodesMax, out var number);
            value = (int)number;
            return isRead || text is Any;
        },
        value => value > 0 ? NumberText.Write(value) : Any);

    private static readonly ProtocolOption<int> Starts = OptionKinds.Whole(
        "starts", "how often processes are started anew: messages take longer among some than among others",
        1, 100, Calibrator.StartsUsual);

    /// <inheritdoc/>
    public string Name => "calibrate";

    /// <inheritdoc/>
    public string Summary => "latency and processor cost of a message between child processes, in a file for the simulator";

    /// <inheritdoc/>
    public string Example => "--out machine";

    /// <inheritdoc/>
    public IReadOnlyList<ProtocolOption> Options { get; } = [Nodes, Starts];

    /// <inheritdoc/>
    public IReadOnlyList<MeasureDefinition> Measures => [];

    /// <inheritdoc/>
    public (long Count, string Units) StepsOf(MeasurementRequest request) =>
        ((long)request.Runs * CalibratorOf(request).Steps, Calibrator.Units);

    /// <inheritdoc/>
    public async Task<Measured> MeasureAsync(MeasurementRequest request, IRunProgress progress, CancellationToken cancellation)
    {
        var calibrator = CalibratorOf(request);
        var found = new List<Calibration>();
        var runs = await MeasuredRuns.RepeatAsync(request.Runs, progress: null, cancellation, async () => found.Add(
            await calibrator.MeasureAsync(request.Load, TimeProvider.System.GetUtcNow(), progress.RunFinished, cancellation)));
        var figures = found.SelectMany(Figures).GroupBy(figure => figure.Key, figure => figure.Value, StringComparer.Ordinal).ToArray();

        // Of several the one in the middle: the least likely to have been disturbed.
        var kept = found.OrderBy(each => each.Costs.Sent).ElementAt(found.Count / 2);
        return new Measured
        {
            Runs = runs,
            Samples = figures.ToDictionary(figure => figure.Key, IReadOnlyList<double> (figure) => [.. figure], StringComparer.Ordinal),
            Values = [.. figures.Select(figure => KeyValuePair.Create(figure.Key, figure.Average()))],
            Events = found.Sum(each => each.Settings.Sum(setting => (long)setting.Messages)),
            Files = [KeyValuePair.Create(CalibrationFile.Name, CalibrationFile.TextOf(kept))],
        };
    }

    private static Calibrator CalibratorOf(MeasurementRequest request) =>
        Calibrator.Beside([request.Settings.Get(Nodes)], request.Settings.Get(Starts));

    private static IEnumerable<KeyValuePair<string, double>> Figures(Calibration calibration)
    {
        double[] ways = [.. calibration.OneWay.Select(way => way.Nanoseconds / 1e3)];
        yield return new("machine/processors", calibration.Costs.Processors);
        yield return new("oneWay/p50Us", Quantile.Of(ways, 0.5));
        yield return new("oneWay/p90Us", Quantile.Of(ways, 0.9));
        yield return new("cost/wakeUpUs", calibration.Costs.WakeUp.Nanoseconds / 1e3);
        yield return new("cost/sentUs", calibration.Costs.Sent.Nanoseconds / 1e3);
        yield return new("cost/receivedUs", calibration.Costs.Received.Nanoseconds / 1e3);
        yield return new("cost/executedUs", calibration.Costs.Executed.Nanoseconds / 1e3);
        foreach (var setting in calibration.Settings)
        {
            yield return new($"lastArrival/{NumberText.Write(setting.Nodes)}/measuredMs", setting.MeasuredMs);
            yield return new($"lastArrival/{NumberText.Write(setting.Nodes)}/simulatedMs", setting.SimulatedMs);
            yield return new($"lastArrival/{NumberText.Write(setting.Nodes)}/gapPercent", 100 * (setting.Ratio - 1));
        }
    }
}
