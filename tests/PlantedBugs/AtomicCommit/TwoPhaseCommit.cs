using System.Numerics;
using Distribution.Protocol;

namespace Distribution.PlantedBugs;

/// <summary>Mistakes of <see cref="TwoPhaseCommit{TEnvironment}"/>.</summary>
public enum CommitMistake
{
    /// <summary>None: it is right.</summary>
    None,

    /// <summary>Votes are counted, not voters: one that comes twice counts for two.</summary>
    CountsVotes,
}

/// <summary>What nodes say about the transaction.</summary>
public enum CommitWord
{
    /// <summary>The coordinator asks for a vote.</summary>
    Prepare,

    /// <summary>A participant can commit.</summary>
    Yes,

    /// <summary>A participant has aborted.</summary>
    No,

    /// <summary>The coordinator has committed.</summary>
    Commit,

    /// <summary>The coordinator has aborted.</summary>
    Abort,

    /// <summary>A participant knows what was decided.</summary>
    Done,
}

/// <summary>How far a node is.</summary>
public enum CommitPhase
{
    /// <summary>It has not heard of the transaction.</summary>
    Idle,

    /// <summary>It has begun, or has voted yes; and waits.</summary>
    Waiting,

    /// <summary>It has committed.</summary>
    Committed,

    /// <summary>It has aborted.</summary>
    Aborted,
}

/// <summary>What a node remembers of the transaction.</summary>
public struct CommitNode
{
    /// <summary>How far it is.</summary>
    public CommitPhase Phase;

    /// <summary>The coordinator: who has voted yes, as bits.</summary>
    public int Voters;

    /// <summary>The coordinator: how many votes came.</summary>
    public int Votes;

    /// <summary>The coordinator: who knows what was decided, as bits.</summary>
    public int Informed;

    /// <inheritdoc/>
    public override readonly string ToString() => $"{Phase}, yes from 0b{Voters:b}, told 0b{Informed:b}";
}

/// <summary>A message.</summary>
/// <param name="Word">What it says.</param>
public readonly record struct CommitMessage(CommitWord Word)
{
    /// <inheritdoc/>
    public override string ToString() => Word.ToString();
}

/// <summary>Two-phase commit (Gray 1978): node 0 asks all others, which vote as chance has it, and commits if all can. It asks again
/// until everybody has answered, and tells again until everybody knows.</summary>
/// <param name="mistake">What is wrong with it.</param>
public sealed class TwoPhaseCommit<TEnvironment>(CommitMistake mistake) : IProtocol<CommitNode, CommitMessage, TEnvironment>,
    IDescribed<CommitNode>
    where TEnvironment : struct, IGossipEnvironment<CommitMessage>, allows ref struct
{
    private static readonly Duration Period = Duration.FromMilliseconds(100);

    /// <inheritdoc/>
    public void OnStart(ref CommitNode state, TEnvironment environment)
    {
        // The coordinator begins when it is asked to.
    }

    /// <summary>The coordinator begins the transaction.</summary>
    public void Begin(ref CommitNode state, TEnvironment environment)
    {
        state.Phase = CommitPhase.Waiting;
        Tell(ref state, environment);
    }

    /// <inheritdoc/>
    public void OnTimer(ref CommitNode state, TimerId timer, TEnvironment environment) => Tell(ref state, environment);

    /// <inheritdoc/>
    public void OnMessage(ref CommitNode state, NodeId from, in CommitMessage message, TEnvironment environment)
    {
        switch (message.Word)
        {
            case CommitWord.Prepare:
                Vote(ref state, from, environment);
                break;
            case CommitWord.Commit or CommitWord.Abort:
                state.Phase = message.Word == CommitWord.Commit ? CommitPhase.Committed : CommitPhase.Aborted;
                environment.Send(from, new CommitMessage(CommitWord.Done));
                break;
            case CommitWord.Done:
                state.Informed |= 1 << from.Index;
                break;
            default:
                Count(ref state, from, message.Word, environment);
                break;
        }
    }

    /// <inheritdoc/>
    public string NameOf(TimerId timer) => "tells again";

    private static void Vote(ref CommitNode state, NodeId from, TEnvironment environment)
    {
        if (state.Phase == CommitPhase.Idle)
        {
            state.Phase = environment.NextRandom(2) == 0 ? CommitPhase.Waiting : CommitPhase.Aborted;
        }

        if (state.Phase != CommitPhase.Committed)
        {
            environment.Send(from, new CommitMessage(state.Phase == CommitPhase.Waiting ? CommitWord.Yes : CommitWord.No));
        }
    }

    private void Count(ref CommitNode state, NodeId from, CommitWord vote, TEnvironment environment)
    {
        if (state.Phase != CommitPhase.Waiting)
        {
            return;
        }

        state.Votes += mistake == CommitMistake.CountsVotes && vote == CommitWord.Yes ? 1 : 0;
        state.Voters |= vote == CommitWord.Yes ? 1 << from.Index : 0;
        var votes = mistake == CommitMistake.CountsVotes ? state.Votes : BitOperations.PopCount((uint)state.Voters);
        if (vote == CommitWord.No || votes >= environment.PeerCount)
        {
            state.Phase = vote == CommitWord.No ? CommitPhase.Aborted : CommitPhase.Committed;
            Tell(ref state, environment);
        }
    }

    /// <summary>Says to everybody who still needs to hear it what it is about now.</summary>
    private static void Tell(ref CommitNode state, TEnvironment environment)
    {
        var (word, heard) = state.Phase switch
        {
            CommitPhase.Waiting => (CommitWord.Prepare, state.Voters),
            CommitPhase.Committed => (CommitWord.Commit, state.Informed),
            _ => (CommitWord.Abort, state.Informed),
        };
        var needsMore = false;
        for (var index = 0; index < environment.PeerCount; index++)
        {
            var peer = environment.Peer(index);
            if ((heard >> peer.Index & 1) == 0)
            {
                environment.Send(peer, new CommitMessage(word));
                needsMore = true;
            }
        }

        environment.SetTimer(new TimerId(0), needsMore ? Period : Duration.MaxValue);
    }
}
