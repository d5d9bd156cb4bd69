using Distribution.Protocol;

namespace Distribution.ExplorationTests;

/// <summary>A node of a drawn protocol. Between its fields lies padding.</summary>
internal struct TableNode
{
    public byte Value;
    public int Other;
}

/// <summary>A message of a drawn protocol.</summary>
internal readonly record struct TableMessage(int Value);

/// <summary>A tiny protocol whose every reaction was drawn: what it becomes, what it sends, which timer it arms, what it stores. A message
/// is answered by lesser ones only, so that it ends.</summary>
internal sealed class TableProtocol<TEnvironment>(ulong seed) : IProtocol<TableNode, TableMessage, TEnvironment>
    where TEnvironment : struct, IGossipEnvironment<TableMessage>, IStoreEnvironment<TableMessage>, allows ref struct
{
    public void OnStart(ref TableNode state, TEnvironment environment) => React(ref state, 1, 0, environment);

    public void OnMessage(ref TableNode state, NodeId from, in TableMessage message, TEnvironment environment) =>
        React(ref state, 2 + message.Value + (3 * (from.Index % 2)), message.Value, environment);

    public void OnTimer(ref TableNode state, TimerId timer, TEnvironment environment) => React(ref state, 10 + timer.Value, 1, environment);

    /// <summary>What a user asks of it.</summary>
    public void Work(ref TableNode state, TEnvironment environment) => React(ref state, 20, 2, environment);

    private void React(ref TableNode state, int input, int below, TEnvironment environment)
    {
        var stream = new RandomStream(StableHash.Mix(seed) + ((ulong)input * 64) + ((ulong)state.Value * 8) + (ulong)state.Other);
        if (stream.Below(4) == 0)
        {
            stream = new RandomStream(stream.Next() + (ulong)environment.NextRandom(2));
        }

        var sends = below == 0 || stream.Below(3) == 0 ? 0 : stream.Below(4) == 0 ? 2 : 1;
        for (var count = 0; count < sends; count++)
        {
            var isOwn = stream.Below(6) == 0;
            var to = isOwn ? environment.Self : environment.Peer((int)stream.Below((ulong)environment.PeerCount));
            environment.Send(to, new TableMessage((int)stream.Below((ulong)below)));
        }

        if (stream.Below(3) == 0)
        {
            environment.SetTimer(new TimerId((int)stream.Below(2)), stream.Below(4) == 0 ? Duration.MaxValue : Duration.Zero);
        }

        state = new TableNode { Value = (byte)stream.Below(2), Other = (int)stream.Below(2) };
        if (stream.Below(3) == 0)
        {
            environment.Sync();
        }
    }
}
