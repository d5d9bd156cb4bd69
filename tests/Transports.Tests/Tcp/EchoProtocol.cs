using Distribution.Protocol;
using Distribution.Tcp;

namespace Distribution.Transports.Tests.Tcp;

/// <summary>A number between nodes, and the sign that it is an answer.</summary>
internal readonly record struct EchoMessage(long Value, bool IsAnswer) : IWireMessage<EchoMessage>
{
    public void Write(ref WireWriter writer)
    {
        writer.WriteNumber((ulong)Value);
        writer.WriteByte(IsAnswer ? (byte)1 : (byte)0);
    }

    public static bool TryRead(ref WireReader reader, out EchoMessage message)
    {
        message = default;
        if (!reader.TryReadNumber(out var value) || value > long.MaxValue || !reader.TryReadByte(out var isAnswer) || isAnswer > 1)
        {
            return false;
        }

        message = new EchoMessage((long)value, isAnswer == 1);
        return true;
    }
}

/// <summary>What a node of <see cref="EchoProtocol"/> remembers.</summary>
internal struct EchoState
{
    internal long Answers;
    internal long Expiries;
    internal Instant LastExpiry;
    internal bool NowMoved;
}

/// <summary>
/// A protocol of the tests' own, written against the seam alone: timer 0 asks the first peer for an echo every 5 ms; timer 1 is armed for
/// an hour and then, by arming it again, for 1 ms, and two more for longer than any run; an asked node sends each answer to itself first.
/// </summary>
internal sealed class EchoProtocol : IProtocol<EchoState, EchoMessage, TcpEnvironment<EchoMessage>>
{
    internal const long Poison = 666;

    public void OnStart(ref EchoState state, TcpEnvironment<EchoMessage> environment)
    {
        environment.SetTimer(new TimerId(0), Duration.FromMilliseconds(1));
        environment.SetTimer(new TimerId(1), Duration.FromSeconds(3600));
        environment.SetTimer(new TimerId(2), Duration.FromSeconds(3600L * 24 * 1000));
        environment.SetTimer(new TimerId(3), Duration.MaxValue);
        environment.SetTimer(new TimerId(1), Duration.FromMilliseconds(1));
    }

    public void OnMessage(ref EchoState state, NodeId from, in EchoMessage message, TcpEnvironment<EchoMessage> environment)
    {
        if (message.Value == Poison)
        {
            throw new InvalidOperationException("poisoned on purpose");
        }

        if (!message.IsAnswer)
        {
            environment.Send(from, message with { IsAnswer = true });
        }
        else if (from != environment.Self)
        {
            // Through itself: a message to oneself always arrives, after this input.
            var answers = state.Answers;
            environment.Send(environment.Self, message);
            state.NowMoved |= state.Answers != answers;
        }
        else
        {
            state.Answers++;
        }
    }

    public void OnTimer(ref EchoState state, TimerId timer, TcpEnvironment<EchoMessage> environment)
    {
        if (timer.Value != 0)
        {
            state.Expiries++;
            state.LastExpiry = environment.Now;
            return;
        }

        environment.SetTimer(timer, Duration.FromMilliseconds(5));
        if (environment.PeerCount > 0)
        {
            environment.Send(environment.Peer(0), new EchoMessage(environment.NextRandom(100), false));
        }
    }
}
