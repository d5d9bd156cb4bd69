using System.Runtime.CompilerServices;
using Distribution.Protocol;

namespace Distribution.PlantedBugs;

/// <summary>Defects of <see cref="RumorSpread{TEnvironment}"/>.</summary>
public enum RumorDefect
{
    /// <summary>None: it is right.</summary>
    None,

    /// <summary>What nobody has told for two seconds is forgotten, sooner than a late copy of a rumor may come.</summary>
    [Planted("partition", "cut", "pause", "clog", "spike", "slow")]
    DedupeExpires,

    /// <summary>Only rumors newer than the newest are taken: what was overtaken is dropped for good (camunda issue 3364: a gossip update that
    /// arrives out of order is lost).</summary>
    [Planted("partition", "cut", "clog", "pause", "spike", "slow", "loss", Thread = "camunda/camunda#3364")]
    OnlyNewer,

    /// <summary>One node is asked at a time, and the next only when it has answered: a lost answer stops everything (protoactor-dotnet issue
    /// 2005: a gossip loop that awaits a response without a time-out).</summary>
    [Planted(
        "loss", "cut", "partition", "corruption", "crash", "half-open", "reset", "bandwidth", Thread = "asynkron/protoactor-dotnet#2005")]
    AwaitsForever,
}

/// <summary>What is told: which rumors a node knows, as bits.</summary>
/// <param name="Known">Bit i: rumor i.</param>
/// <param name="IsAnswer">Whether nothing is to be answered.</param>
public readonly record struct RumorSet(ulong Known, ulong IsAnswer)
{
    /// <inheritdoc/>
    public override string ToString() => $"{(IsAnswer == 0 ? "question" : "answer")}, knows rumors 0b{Known:b}";
}

/// <summary>What a node knows.</summary>
public struct RumorNode
{
    /// <summary>Bit i: rumor i was seen and is remembered.</summary>
    public ulong Known;

    /// <summary>Whether an answer is waited for.</summary>
    public bool IsWaiting;

    /// <summary>How often each rumor was handed on to the user of this node.</summary>
    public Times Handed;

    /// <summary>When each was last told.</summary>
    public Instants Told;

    /// <inheritdoc/>
    public override readonly string ToString() => $"knows rumors 0b{Known:b}{(IsWaiting ? "; waits" : "")}";

    /// <summary>A count for each rumor.</summary>
    [InlineArray(Count)]
    public struct Times
    {
        /// <summary>How many rumors there can be.</summary>
        public const int Count = 16;

        private int first;
    }

    /// <summary>A time for each rumor.</summary>
    [InlineArray(Times.Count)]
    public struct Instants
    {
        private long first;
    }
}

/// <summary>Anti-entropy over a few rumors: every tenth of a second each node sends a random other what it knows, and that one answers.</summary>
/// <param name="defect">What is wrong with it.</param>
public sealed class RumorSpread<TEnvironment>(RumorDefect defect) : IProtocol<RumorNode, RumorSet, TEnvironment>, IDescribed<RumorNode>
    where TEnvironment : struct, IGossipEnvironment<RumorSet>, allows ref struct
{
    private static readonly Duration Period = Duration.FromMilliseconds(100);
    private static readonly Duration Forgotten = Duration.FromSeconds(2);

    /// <inheritdoc/>
    public void OnStart(ref RumorNode state, TEnvironment environment)
    {
        state.IsWaiting = false;
        environment.SetTimer(new TimerId(0), Period);
    }

    /// <summary>A rumor begins at this node.</summary>
    public void Begin(ref RumorNode state, int rumor, TEnvironment environment) => Learn(ref state, 1UL << rumor, environment);

    /// <inheritdoc/>
    public void OnTimer(ref RumorNode state, TimerId timer, TEnvironment environment)
    {
        if (defect == RumorDefect.DedupeExpires)
        {
            Forget(ref state, environment.Now);
        }

        if (!state.IsWaiting || defect != RumorDefect.AwaitsForever)
        {
            state.IsWaiting = true;
            environment.Send(environment.Peer(environment.NextRandom(environment.PeerCount)), new RumorSet(state.Known, 0));
        }

        environment.SetTimer(timer, Period);
    }

    /// <inheritdoc/>
    public void OnMessage(ref RumorNode state, NodeId from, in RumorSet message, TEnvironment environment)
    {
        Learn(ref state, message.Known, environment);
        if (message.IsAnswer != 0)
        {
            state.IsWaiting = false;
        }
        else
        {
            environment.Send(from, new RumorSet(state.Known, 1));
        }
    }

    /// <inheritdoc/>
    public string NameOf(TimerId timer) => "asks somebody";

    private void Learn(ref RumorNode state, ulong told, TEnvironment environment)
    {
        for (var rumor = 0; rumor < RumorNode.Times.Count; rumor++)
        {
            var bit = 1UL << rumor;
            if ((told & bit) == 0 || (defect == RumorDefect.OnlyNewer && state.Known >= bit))
            {
                continue;
            }

            state.Handed[rumor] += (state.Known & bit) == 0 ? 1 : 0;
            state.Known |= bit;
            state.Told[rumor] = environment.Now.Nanoseconds;
        }
    }

    private static void Forget(ref RumorNode state, Instant now)
    {
        for (var rumor = 0; rumor < RumorNode.Times.Count; rumor++)
        {
            if ((state.Known >> rumor & 1) != 0 && now.Nanoseconds - state.Told[rumor] > Forgotten.Nanoseconds)
            {
                state.Known &= ~(1UL << rumor);
            }
        }
    }
}
