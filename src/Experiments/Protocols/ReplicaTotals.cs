using Distribution.InSimulator;
using Distribution.Protocol;

namespace Distribution.Experiments.Protocols;

/// <summary>What replicas have sent and taken so far, summed over sites.</summary>
/// <param name="Transmitted">Messages with an update.</param>
/// <param name="Conversations">Calls taken.</param>
/// <param name="EntriesSent">Entries in all messages.</param>
/// <param name="BytesSent">Bytes of all messages.</param>
/// <param name="Last">When a site last learned the update.</param>
internal sealed record ReplicaTotals(long Transmitted, long Conversations, long EntriesSent, long BytesSent, Instant Last)
{
    internal static ReplicaTotals Of(Simulation<ReplicaState, ReplicaMessage> simulation, Instant last)
    {
        var (conversations, entries, bytes) = (0L, 0L, 0L);
        foreach (ref readonly var state in simulation.States)
        {
            conversations += state.Conversations;
            entries += state.EntriesSent;
            bytes += state.BytesSent;
        }

        return new ReplicaTotals(simulation.Counters.Transmitted, conversations, entries, bytes, last);
    }
}
