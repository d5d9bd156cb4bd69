using System.Collections.Immutable;
using System.Globalization;
using Distribution.Protocol;

namespace Distribution.PlantedBugs;

/// <summary>What is told: a count.</summary>
/// <param name="Value">How many ticks the sender has seen.</param>
public readonly record struct Tick(ulong Value);

/// <summary>What a node remembers.</summary>
public struct CountingNode
{
    /// <summary>How often its timer has expired.</summary>
    public ulong Ticks;

    /// <summary>How many messages it has heard.</summary>
    public ulong Heard;
}

/// <summary>Every tenth of a second each node tells another its count. One of them chooses that other by what a run must not depend
/// on.</summary>
/// <param name="leak">By what.</param>
public sealed class Counting<TEnvironment>(Leak leak) : IProtocol<CountingNode, Tick, TEnvironment>, IDescribed<CountingNode>
    where TEnvironment : struct, IGossipEnvironment<Tick>, allows ref struct
{
    /// <summary>The node that is not deterministic.</summary>
    public const int LeakyNode = 2;

    /// <summary>From which of its ticks on.</summary>
    public const int LeakyTick = 5;

    private static readonly Duration Period = Duration.FromMilliseconds(100);
    private static int choices;

    /// <inheritdoc/>
    public void OnStart(ref CountingNode state, TEnvironment environment) => environment.SetTimer(new TimerId(0), Period);

    /// <inheritdoc/>
    public void OnMessage(ref CountingNode state, NodeId from, in Tick message, TEnvironment environment) => state.Heard++;

    /// <inheritdoc/>
    public void OnTimer(ref CountingNode state, TimerId timer, TEnvironment environment)
    {
        state.Ticks++;
        var choice = environment.NextRandom(environment.PeerCount);
        if (environment.Self.Index == LeakyNode && state.Ticks >= LeakyTick)
        {
            choice = (choice + Chosen(state.Ticks)) % environment.PeerCount;
        }

        environment.Send(environment.Peer(choice), new Tick(state.Ticks));
        environment.SetTimer(timer, Period);
    }

    /// <inheritdoc/>
    public string Describe(CountingNode state) => FormattableString.Invariant($"{state.Ticks} ticks, {state.Heard} heard");

    /// <inheritdoc/>
    public string NameOf(TimerId timer) => "tick";

    private int Chosen(ulong tick) => leak switch
    {
        Leak.WallClock => (int)(DateTime.UtcNow.Ticks % 7),
        Leak.HashOrder => int.Parse(
            ImmutableHashSet.CreateRange(Enumerable.Range(0, 7).Select(number => $"{number} of {tick}")).First()[..1],
            CultureInfo.InvariantCulture),
        Leak.NewGuid => Guid.NewGuid().ToByteArray()[0],
        Leak.Static => choices++,
        Leak.NumberFormat => 1.5.ToString(CultureInfo.CurrentCulture)[1],
        Leak.LetterCase => "i".ToUpper(CultureInfo.CurrentCulture)[0],
        Leak.Processors => Environment.ProcessorCount,
        _ => 0,
    };
}
