using System.Text.Json;
using Distribution.Experiments.Protocols;
using Distribution.Experiments.Statistics;
using Distribution.Experiments.Tours;

namespace Distribution.Experiments.Output;

/// <summary>The JSON of <c>tour</c>: that of its parts.</summary>
internal static class TourJson
{
    /// <summary>Writes the members of the document; parts that there are not are left out.</summary>
    internal static void Write(Utf8JsonWriter writer, TourResult result)
    {
        writer.WriteString("verb", "tour");
        writer.WriteStartObject("sweep");
        SweepJson.Write(writer, result.Sweep);
        writer.WriteEndObject();
        if (result.Processes is { } processes)
        {
            writer.WriteStartObject("processes");
            WriteProcesses(writer, processes);
            writer.WriteEndObject();
        }

        if (result.Simulated is { } simulated)
        {
            writer.WriteStartObject("simulated");
            SimulationJson.Write(writer, simulated);
            writer.WriteEndObject();
        }
    }

    private static void WriteProcesses(Utf8JsonWriter writer, TourProcesses processes)
    {
        var nodes = processes.Gossip.Processes.Count;
        var trials = new Trials(processes.Gossip.Runs, TourPlan.Messages, nodes);
        writer.WriteNumber("runs", processes.Gossip.Runs);
        writer.WriteNumber("nodes", nodes);
        writer.WriteStartObject("measures");
        writer.WriteSummary("spawnMs", Summary.Of(processes.Spawn, MeasureKind.Amount));
        foreach (var measure in GossipService.SharedMeasures)
        {
            writer.WriteSummary(measure.Name, Summary.Of(processes.Gossip.Samples[measure.Name], measure.Kind, trials));
        }

        writer.WriteEndObject();
        writer.WriteProcesses(processes.Gossip.Processes);
    }
}
