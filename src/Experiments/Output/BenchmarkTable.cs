using Distribution.Experiments.Measuring;
using Distribution.Experiments.Terminal;

namespace Distribution.Experiments.Output;

/// <summary>The readable output of <c>bench</c>.</summary>
internal static class BenchmarkTable
{
    /// <summary>Writes what the workload is and what it costs.</summary>
    internal static void Write(TextWriter output, Screen screen, Settings settings, ulong seed, BenchmarkResult result)
    {
        output.Write($"bench {settings.Name}: {NumberDisplay.Of(result.Repetitions.Count)} repetitions, seed {seed}\n");
        output.Write($"{string.Join(", ", settings.Options.Select(option => $"{option.Name} {settings.TextOf(option)}"))}\n\n");
        var table = new TextTable(new TableColumn("measure", IsNumber: false), new TableColumn("value"));
        table.Add("ns CPU an event, cold", NumberDisplay.Of(result.Cold, 1));
        table.Add("ns CPU an event, steady", NumberDisplay.Of(result.Steady, 1));
        table.Add("events a second, steady", NumberDisplay.Of(1e9 / result.Steady, 0));
        table.Add("events", NumberDisplay.Of(result.Sample.Events));
        table.Add("messages sent", NumberDisplay.Of(result.Sample.Sent));
        table.Add("nodes reached", NumberDisplay.Of(result.Sample.Reached));
        table.Add("peak bytes", NumberDisplay.Of(result.Total.PeakBytes));
        table.Add("bytes a node", NumberDisplay.Of(result.BytesPerNode, 1));
        table.Write(output, screen.Width);
        output.Write($"\ntrace {JsonMembers.Hash(result.Sample.TraceHash)}, {NumberDisplay.OfSeconds(result.Total.WallSeconds)}\n");
    }
}
