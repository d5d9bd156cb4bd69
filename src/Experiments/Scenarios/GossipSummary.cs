using Distribution.Experiments.Running;

namespace Distribution.Experiments.Scenarios;

/// <summary>What became of one or more gossip messages in a group; the measures of <c>simulate gossip</c> and
/// <c>measure gossip</c>.</summary>
/// <param name="Samples">Each message.</param>
/// <param name="MessagesOnNetwork">Gossip messages that went from one node to another, over all of them.</param>
/// <param name="Duplicates">Of those, the ones refused because the receiver had them.</param>
/// <param name="SenderMessages">Of those, the ones that the caller sent.</param>
/// <param name="Elapsed">From the first call to the last arrival.</param>
internal sealed record GossipSummary(
    IReadOnlyList<GossipSample> Samples, double MessagesOnNetwork, double Duplicates, double SenderMessages, TimeSpan Elapsed)
{
    /// <summary>The measures of the whole by name.</summary>
    internal IReadOnlyDictionary<string, double> Totals => new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["perSecond"] = Elapsed > TimeSpan.Zero ? Samples.Count / Elapsed.TotalSeconds : double.NaN,
        ["messages"] = MessagesOnNetwork / Samples.Count,
        ["duplicates"] = Duplicates / Samples.Count,
        ["senderMessages"] = SenderMessages / Samples.Count,
    };

    /// <summary>How many members have executed a message over time, the mean over the messages.</summary>
    internal RunCurve Curve => RunCurve.OfArrivals(Samples.SelectMany(sample => sample.Arrivals), Samples.Count);

    /// <summary>The measures of a message by name, one sample a message.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<double>> SamplesByMeasure => Samples[0].Measures.Keys.ToDictionary(
        name => name, IReadOnlyList<double> (name) => [.. Samples.Select(sample => sample.Measures[name])], StringComparer.Ordinal);

    /// <summary>All measures by name, those of a message averaged; see <see cref="Protocols.GossipService.SharedMeasures"/>.</summary>
    internal IReadOnlyDictionary<string, double> Measures
    {
        get
        {
            var measures = new Dictionary<string, double>(Totals, StringComparer.Ordinal);
            foreach (var (name, samples) in SamplesByMeasure)
            {
                measures.Add(name, samples.Average());
            }

            return measures;
        }
    }
}
