using System.Diagnostics;
using System.Text;
using Distribution.Processes;
using Distribution.Protocol;
using Distribution.Tcp;
using Distribution.Transports.Tests.Tcp;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Processes;

/// <summary>What a parent tells a child that runs.</summary>
internal sealed class ChildOrderTests
{
    private static readonly NodeAddress To = new("127.0.0.1", 4711);

    [SeededProperty]
    public void An_order_is_read_as_it_was_written(bool isCut, bool holds, ushort delay, ushort jitter, byte loss)
    {
        var shape = new LinkShape
        {
            IsCut = isCut,
            Holds = holds,
            Delay = Duration.FromMicroseconds(100L * delay),
            Jitter = Duration.FromMilliseconds(jitter),
            Loss = loss / 255.0,
        };
        var order = new ChildOrder(To, shape);
        Assert.That(ChildOrder.Parse(order.ToJsonLine()), Is.EqualTo(order));
        Assert.That(ChildOrder.Parse(new ChildOrder(To, null).ToJsonLine()), Is.EqualTo(new ChildOrder(To, null)));
    }

    [TestCase("", "it is not JSON")]
    [TestCase("{\"order\":\"shape\"", "it is not JSON")]
    [TestCase("\0\u001b", "it is not JSON")]
    [TestCase("[]", "it has a value that is not allowed")]
    [TestCase("{}", "\"order\" is one of shape, reset")]
    [TestCase("{\"order\":7}", "it has a value that is not allowed")]
    [TestCase("{\"order\":\"stop\",\"to\":\"127.0.0.1:4711\"}", "\"order\" is one of shape, reset")]
    [TestCase("{\"order\":\"shape\"}", "it needs \"to\", an address such as 127.0.0.1:4711")]
    [TestCase("{\"order\":\"shape\",\"to\":\"nowhere\"}", "it needs \"to\", an address such as 127.0.0.1:4711")]
    [TestCase("{\"order\":\"reset\",\"to\":\"127.0.0.1:4711\",\"cut\":true}", "a reset takes nothing but \"to\"")]
    [TestCase("{\"order\":\"shape\",\"to\":\"127.0.0.1:4711\",\"los\":0.1}", "an order has an unknown member; it takes order, to, cut")]
    [TestCase("{\"order\":\"shape\",\"to\":\"127.0.0.1:4711\",\"loss\":1.2}", "it has a value that is not allowed")]
    [TestCase("{\"order\":\"shape\",\"to\":\"127.0.0.1:4711\",\"delayMs\":-1}", "it has a value that is not allowed")]
    [TestCase("{\"order\":\"shape\",\"to\":\"127.0.0.1:4711\",\"delayMs\":1e300}", "it has a value that is not allowed")]
    public void Anything_else_is_refused_in_words(string line, string reason) => Assert.That(
        () => ChildOrder.Parse(Encoding.UTF8.GetBytes(line)), Throws.InstanceOf<FormatException>().With.Message.StartsWith(reason));

    [Test]
    public async Task A_child_ignores_what_is_no_order_in_one_line_each_and_takes_the_next()
    {
        await using var caller = await TcpNode.StartAsync(new TcpNodeOptions());
        using var child = Process.Start(new ProcessStartInfo(Spawning.Program, ["node", "--child"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await child.StandardInput.WriteLineAsync("{}");
        var line = await child.StandardOutput.ReadLineAsync().WaitAsync(Spawning.Deadline);
        Assert.That(ReadyLine.TryParse(Encoding.UTF8.GetBytes(line!), out var ready));

        string[] wrong = ["", "no JSON\u0007", $"{{\"order\":\"reset\",\"to\":\"{ready.Address}\"}}", new string('x', 2 * LineReader.LineBytesMax)];
        foreach (var order in wrong)
        {
            await child.StandardInput.WriteLineAsync(order);
            var complaint = await child.StandardError.ReadLineAsync().WaitAsync(Spawning.Deadline);
            Assert.That(complaint, Does.StartWith("ignored an order of the parent: ").And.Length.LessThan(300));
        }

        await child.StandardInput.WriteAsync(Encoding.UTF8.GetString(new ChildOrder(caller.Address, new LinkShape { IsCut = true }).ToJsonLine()));
        await child.StandardInput.FlushAsync();
        var call = new Command(ready.Address, Call.Local("status", "get", Payload.OfText("[\"sid\"]")), Duration.FromMilliseconds(200));
        using var overdue = new CancellationTokenSource(Spawning.Deadline);
        while ((await caller.CallAsync(call)).Error?.Kind != CallErrorKind.TimedOut)
        {
            overdue.Token.ThrowIfCancellationRequested();
        }

        child.StandardInput.Close();
        await child.WaitForExitAsync().WaitAsync(Spawning.Deadline);
        Assert.That(child.ExitCode, Is.EqualTo(ChildExitCode.Stopped), "no line of a parent ends a node");
        Assert.That(await child.StandardError.ReadToEndAsync(), Is.Empty);
    }

    [Test]
    public async Task A_spawned_child_is_shaped_and_reset_by_its_parent()
    {
        await using var spawner = Spawning.Spawner("node");
        await using var caller = await TcpNode.StartAsync(new TcpNodeOptions());
        var spawned = await spawner.SpawnAsync();
        var child = spawner.Find(spawned.ProcessId)!;
        var call = Call.Local("status", "get", Payload.OfText("[\"sid\"]"));
        Assert.That((await caller.CallAsync(spawned.Address, "status", "get", "[\"sid\"]")).Error, Is.Null);

        await child.ShapeAsync(caller.Address, new LinkShape { Delay = Duration.FromMilliseconds(300) });
        await UntilAsync(async () => (await CallAsync(100)).Error?.Kind == CallErrorKind.TimedOut);
        await child.ShapeAsync(caller.Address, null);
        await UntilAsync(async () => (await CallAsync(100)).Error is null);
        await child.ResetAsync(caller.Address);
        await UntilAsync(async () => (await CallAsync(1_000)).Error is null && caller.Counters.Reconnects == 1);

        Task<Outcome> CallAsync(int milliseconds) =>
            caller.CallAsync(new Command(spawned.Address, call, Duration.FromMilliseconds(milliseconds)));
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var overdue = new CancellationTokenSource(Spawning.Deadline);
        while (!await holds())
        {
            overdue.Token.ThrowIfCancellationRequested();
        }
    }
}
