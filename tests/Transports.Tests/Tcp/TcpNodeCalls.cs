using Distribution.Protocol;
using Distribution.Tcp;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Tcp;

/// <summary>Calls on nodes under test, with a deadline that no healthy run comes near.</summary>
internal static class TcpNodeCalls
{
    internal static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    internal static Task<TcpNode> StartAsync(TcpNodeOptions? options = null) => TcpNode.StartAsync(options ?? new TcpNodeOptions());

    internal static Task<Outcome> CallAsync(this TcpNode node, NodeAddress? target, string service, string method, string arguments = "[]") =>
        node.CallAsync(new Command(target, Call.Local(service, method, Payload.OfText(arguments)), Duration.FromSeconds(30)));

    internal static async Task<Outcome> CallAsync(this TcpNode node, Command command)
    {
        var outcome = new TaskCompletionSource<Outcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        node.Submit(command, outcome.SetResult);
        return await outcome.Task.WaitAsync(Deadline);
    }

    internal static string Text(this Outcome outcome)
    {
        Assert.That(outcome.Error, Is.Null);
        return outcome.Value!.ToString();
    }
}
