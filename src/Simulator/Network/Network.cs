using System.Runtime.CompilerServices;
using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>
/// The network between the nodes of a run: decides what becomes of each message. A message takes one draw from its sender's stream,
/// whatever the options and rules are, and every decision is its own function of that draw: to switch loss on moves no latency.
/// </summary>
/// <remarks>No allocation a message while no rule is in force. One thread at a time.</remarks>
public sealed partial class Network(NetworkOptions options)
{
    private const ulong LatencyPurpose = 0xa0761d6478bd642f;
    private const ulong LossPurpose = 0xe7037ed1a0b428db;
    private const ulong TransmissionLossPurpose = 0x2d358dccaa6c78a5;
    private const ulong DuplicationPurpose = 0x8ebc6af09c88c6e3;
    private const ulong CopyPurpose = 0x589965cc75374cc3;
    private const ulong RulePurpose = 0x1d8e4e27c47d124f;

    private readonly Latency latency = options.Latency;
    private readonly Chance loss = options.Loss;
    private readonly Chance transmissionLoss = options.TransmissionLoss;
    private readonly Chance duplication = options.Duplication;
    private readonly List<LinkRule> rules = [];
    private readonly SortedDictionary<MessageName, SingleMessage> singles = [];
    private readonly List<ConnectionBreak> breaks = [];

    // How many of the rules have no chance: they come first.
    private int certain;
    private PartitionRule? partition;

    /// <summary>What it was made of.</summary>
    public NetworkOptions Options { get; } = options;

    /// <summary>Is told what became of every message whose fate chance has changed, and of each that was decided about beforehand, when
    /// it is sent; null: nobody.</summary>
    public Action<SingleMessage>? Recorder
    {
        get;
        set
        {
            field = value;
            NoteRules();
        }
    }

    /// <summary>Whether <see cref="Judge"/> decides about all messages, rules or not, with the same outcome: a run that is traced wants to
    /// know the fate of each.</summary>
    public bool JudgesAll
    {
        get;
        set
        {
            field = value;
            NoteRules();
        }
    }

    /// <summary>Is told of faults that change the fate of a message; null: nobody.</summary>
    public FaultEffects? Effects { get; set; }

    /// <summary>When the last of the messages arrives that a rule has put off or sent twice so far.</summary>
    public Instant LastPutOff { get; private set; }

    /// <summary>Whether a rule is in force or a recorder listens: then <see cref="Judge"/> decides, else <see
    /// cref="Transmit"/>.</summary>
    public bool HasRules { get; private set; }

    /// <summary>Whether <see cref="Partition"/> keeps nodes apart now.</summary>
    public bool IsPartitioned => partition is not null;

    /// <summary>Keeps sides apart: messages cross only between nodes of equal numbers, until <see cref="Heal"/> or the next partition.
    /// What is on its way arrives.</summary>
    /// <param name="sideOfNode">A number for every node, by index; nodes beyond the end have number 0.</param>
    public void Partition(ReadOnlySpan<int> sideOfNode)
    {
        Heal();
        Add(partition = new PartitionRule(sideOfNode.ToArray()));
    }

    /// <summary>Ends the partition; other rules stay.</summary>
    public void Heal()
    {
        if (partition is not null)
        {
            Remove(partition);
            partition = null;
        }
    }

    /// <summary>Lets a rule come into force, after those that are.</summary>
    public void Add(LinkRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        rule.Cause = Effects?.Planned;
        rules.Insert(rule.IsRandom ? rules.Count : certain++, rule);
        HasRules = true;
    }

    /// <summary>Ends a rule. What it has decided stays decided.</summary>
    /// <returns>Whether it was in force.</returns>
    public bool Remove(LinkRule rule)
    {
        var place = rules.IndexOf(rule);
        if (place < 0)
        {
            return false;
        }

        rules.RemoveAt(place);
        certain -= place < certain ? 1 : 0;
        NoteRules();
        return true;
    }

    /// <summary>Decides about one message beforehand, above all rules.</summary>
    public void Single(MessageName message, SingleMessage fate)
    {
        singles[message] = fate;
        HasRules = true;
    }

    /// <summary>Lets the connection of two nodes break at a time: whatever was sent before and would arrive then or later, by whatever
    /// rule, is lost.</summary>
    /// <param name="one">One end.</param>
    /// <param name="other">The other.</param>
    /// <param name="at">When, known beforehand: what becomes of a message is decided when it is sent.</param>
    public void Break(NodeId one, NodeId other, Instant at)
    {
        breaks.Add(new ConnectionBreak(one, other, at));
        HasRules = true;
    }

    /// <summary>Lets rules, fates of single messages and breaks come into force together.</summary>
    /// <param name="add">Adds them.</param>
    /// <returns>Takes all of them back; what they have decided stays decided.</returns>
    public Action AddRevocably(Action add)
    {
        ArgumentNullException.ThrowIfNull(add);
        var (rulesBefore, singlesBefore, breaksBefore) = (rules.ToArray(), singles.Keys.ToArray(), breaks.Count);
        add();
        var (newRules, newSingles) = (rules.Except(rulesBefore).ToArray(), singles.Keys.Except(singlesBefore).ToArray());
        var newBreaks = breaks.Skip(breaksBefore).ToArray();
        return () =>
        {
            Array.ForEach(newSingles, name => singles.Remove(name));
            Array.ForEach(newBreaks, broken => breaks.Remove(broken));
            Array.ForEach(newRules, rule => Remove(rule));
            HasRules = rules.Count + singles.Count + breaks.Count > 0 || Recorder is not null;
        };
    }

    /// <summary>No rule is in force any more, no connection breaks, and nobody records.</summary>
    public void Clear()
    {
        rules.Clear();
        singles.Clear();
        breaks.Clear();
        LastPutOff = Instant.Zero;
        certain = 0;
        partition = null;
        Recorder = null;
    }

    /// <summary>Decides about one message while no rule is in force, in the order loss, latency, duplication.</summary>
    /// <param name="stream">The sender's network stream.</param>
    /// <param name="isTransmission">Whether the message carries a rumor.</param>
    /// <param name="counters">Counts what happens.</param>
    /// <param name="delay">How long the message is on its way, if it arrives.</param>
    /// <param name="copyDelay">How long a second copy is on its way; negative if there is none.</param>
    /// <returns>Whether it arrives.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Transmit(
        ref RandomStream stream, bool isTransmission, ref Counters counters, out Duration delay, out Duration copyDelay) =>
        Decide(stream.Next(), isTransmission, ref counters, out delay, out copyDelay);

    private void NoteRules() => HasRules = JudgesAll || Recorder is not null || rules.Count + singles.Count + breaks.Count > 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Decide(ulong word, bool isTransmission, ref Counters counters, out Duration delay, out Duration copyDelay)
    {
        delay = latency.At(StableHash.Mix(word ^ LatencyPurpose));
        copyDelay = new Duration(-1);
        if ((loss.IsPossible && loss.Happens(StableHash.Mix(word ^ LossPurpose)))
            || (isTransmission && transmissionLoss.IsPossible && transmissionLoss.Happens(StableHash.Mix(word ^ TransmissionLossPurpose))))
        {
            counters.Lost++;
            return false;
        }

        if (duplication.IsPossible && duplication.Happens(StableHash.Mix(word ^ DuplicationPurpose)))
        {
            counters.Duplicated++;
            copyDelay = latency.At(StableHash.Mix(word ^ CopyPurpose));
        }

        return true;
    }
}
