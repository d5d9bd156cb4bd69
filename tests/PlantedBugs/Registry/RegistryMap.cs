using System.Runtime.CompilerServices;
using Distribution.InSimulator;
using Distribution.Protocol;

namespace Distribution.PlantedBugs;

/// <summary>What a replica has under a key.</summary>
/// <param name="Version">Of two entries the one with the higher version wins; 0: there never was one.</param>
/// <param name="Value">0: deleted, and the entry is the certificate of that.</param>
internal readonly record struct RegistryEntry(long Version, long Value)
{
    public override string ToString() => Version == 0 ? "nothing" : $"{(Value == 0 ? "deleted" : Value)} (version {Version})";
}

/// <summary>The entries of a replica, by key.</summary>
[InlineArray(Count)]
internal struct RegistryEntries
{
    internal const int Count = 3;

    private RegistryEntry first;

    public override readonly string ToString() => string.Join(", ", ((ReadOnlySpan<RegistryEntry>)this).ToArray());
}

/// <summary>Entries; those without a version were left out.</summary>
internal record struct RegistryMessage(long IsAnswer, RegistryEntries Entries)
{
    public override readonly string ToString() => $"{(IsAnswer == 0 ? "question" : "answer")}, has {Entries}";
}

/// <summary>A replica.</summary>
internal struct RegistryNode
{
    internal RegistryEntries Entries;

    /// <summary>When each entry was learned, by this node's clock.</summary>
    internal RegistryTimes Learned;

    /// <summary>The highest version under each key that each other was sent.</summary>
    internal PerNode<RegistryTimes> Sent;

    public override readonly string ToString() => $"has {Entries}";

    [InlineArray(RegistryEntries.Count)]
    internal struct RegistryTimes
    {
        private long first;
    }
}

/// <summary>A replicated map by anti-entropy with death certificates (Demers et al. 1987, section 2): ten times a second each replica sends
/// all it has to a random other, which answers with all it has.</summary>
internal sealed class RegistryMap(RegistryDefect defect) : IProtocol<RegistryNode, RegistryMessage, SimulatedEnvironment<RegistryMessage>>, IDescribed<RegistryNode>
{
    private const int TieBits = 30;

    private static readonly Duration Period = Duration.FromMilliseconds(100);
    private static readonly Duration Kept = Duration.FromSeconds(2);

    public void OnStart(ref RegistryNode state, SimulatedEnvironment<RegistryMessage> environment) =>
        environment.SetTimer(new TimerId(0), Period);

    /// <summary>A user writes; value 0 deletes.</summary>
    internal void Write(ref RegistryNode state, int key, long value, SimulatedEnvironment<RegistryMessage> environment)
    {
        // A number of the writer would not tell its lives apart, so chance breaks ties.
        var counter = ((state.Entries[key].Version >> TieBits) + 1) << TieBits;
        var version = defect switch
        {
            RegistryDefect.ClockVersions => environment.Now.Nanoseconds,
            RegistryDefect.TieKeepsOwn => counter,
            _ => counter + environment.NextRandom(1 << TieBits),
        };
        Learn(ref state, key, new RegistryEntry(version, value), environment);
    }

    public void OnTimer(ref RegistryNode state, TimerId timer, SimulatedEnvironment<RegistryMessage> environment)
    {
        for (var key = 0; key < RegistryEntries.Count && defect == RegistryDefect.CertificateExpires; key++)
        {
            if (state.Entries[key].Value == 0 && environment.Now.Nanoseconds - state.Learned[key] > Kept.Nanoseconds)
            {
                state.Entries[key] = default;
            }
        }

        Send(ref state, environment.Peer(environment.NextRandom(environment.PeerCount)), 0, environment);
        environment.SetTimer(timer, Period);
    }

    public void OnMessage(
        ref RegistryNode state, NodeId from, in RegistryMessage message, SimulatedEnvironment<RegistryMessage> environment)
    {
        for (var key = 0; key < RegistryEntries.Count; key++)
        {
            if (message.Entries[key].Version > state.Entries[key].Version)
            {
                Learn(ref state, key, message.Entries[key], environment);
            }
        }

        if (message.IsAnswer == 0)
        {
            Send(ref state, from, 1, environment);
        }
    }

    public string NameOf(TimerId timer) => "asks somebody";

    private void Send(ref RegistryNode state, NodeId to, long isAnswer, SimulatedEnvironment<RegistryMessage> environment)
    {
        var entries = state.Entries;
        for (var key = 0; key < RegistryEntries.Count && defect == RegistryDefect.SentIsReceived; key++)
        {
            ref var sent = ref state.Sent[to.Index];
            if (sent[key] >= state.Entries[key].Version)
            {
                entries[key] = default;
            }

            sent[key] = state.Entries[key].Version;
        }

        environment.Send(to, new RegistryMessage(isAnswer, entries));
    }

    private static void Learn(ref RegistryNode state, int key, RegistryEntry entry, SimulatedEnvironment<RegistryMessage> environment)
    {
        state.Entries[key] = entry;
        state.Learned[key] = environment.Now.Nanoseconds;
    }
}
