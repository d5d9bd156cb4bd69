using Distribution.Experiments.Comparing;
using Distribution.Experiments.Measuring;
using Distribution.Experiments.Running;
using Distribution.Experiments.Terminal;
using Distribution.Simulator;

namespace Distribution.Experiments.Output;

/// <summary>The readable output of <c>compare</c>.</summary>
internal static class ComparisonText
{
    /// <summary>Writes heading, measures and cost.</summary>
    internal static void Write(
        TextWriter output, Screen screen, MeasurementRequest request, Comparison comparison, Performance performance)
    {
        var settings = request.Settings;
        output.Write($"compare {settings.Name}: {NumberDisplay.OfRuns(comparison.Processes.Runs)} with real processes, "
            + $"{NumberDisplay.Of(comparison.Simulated.Runs.Count)} in the simulator\n");
        output.Write($"{string.Join(", ", settings.Options.Select(option => $"{option.Name} {settings.TextOf(option)}"))}\n\n");
        ComparisonTable.Write(output, screen.Width, comparison);
        output.Write("\n");
        if (comparison.Calibration is { } calibration)
        {
            ComparedTimeTable.Write(output, screen.Width, comparison);
            output.Write(calibration.Sentence + "\n");
        }
        else if (comparison.Simulated.Plan.Settings.TryGet(CommonOptions.Latency, out Latency latency))
        {
            output.Write($"The simulator's latency is {latency}, this machine's is its own: times are not comparable.\n");
        }

        foreach (var verdict in comparison.Verdicts)
        {
            output.Write($"{(verdict.IsHeld ? "ok" : "FAILED")}: {verdict.Sentence}\n");
        }

        output.Write($"{NumberDisplay.OfSeconds(performance.WallSeconds)}, "
            + $"of this process {NumberDisplay.OfSeconds(performance.CpuSeconds)} CPU\n");
    }
}
