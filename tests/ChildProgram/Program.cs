using System.Text;
using Distribution.Processes;
using Distribution.Protocol;
using Distribution.Tcp;

namespace Distribution.ChildProgram;

/// <summary>A program for the tests of processes. Its first argument is what it does: a child that behaves, one that does not, a parent.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args) => args[0] switch
    {
        "node" => ChildNode.RunAsync(Configure),
        "refuse" => ChildNode.RunAsync(static _ => throw new ChildRefusedException("this child has no assemblies")),
        "crash" => throw new InvalidOperationException("crashed on purpose"),
        "chatter" => ChatterAsync(),
        "hang" => HangAsync(isReady: false),
        "stubborn" => HangAsync(isReady: true),
        "held" => HeldAsync(),
        "parent" => ParentAsync(int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture), args[2]),
        _ => Task.FromResult(64),
    };

    private static TcpNodeOptions Configure(ChildConfiguration configuration) =>
        new() { Listen = configuration.Listen, Settings = configuration.Settings };

    /// <summary>Prints far more than anyone keeps, with no line that could be the ready line, and ends.</summary>
    private static async Task<int> ChatterAsync()
    {
        for (var i = 0; i < 10_000; i++)
        {
            await Console.Out.WriteLineAsync(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"line {i}"));
        }

        return 7;
    }

    /// <summary>Never ends by itself, whatever happens to its standard input.</summary>
    private static async Task<int> HangAsync(bool isReady)
    {
        if (isReady)
        {
            var told = ChildConfiguration.Parse(Encoding.UTF8.GetBytes(await Console.In.ReadLineAsync() ?? string.Empty));
            var line = new ReadyLine(new NodeAddress("127.0.0.1", 1), Environment.ProcessId, told.Nonce).ToBytes();
            using var output = Console.OpenStandardOutput();
            await output.WriteAsync(line);
            await output.FlushAsync();
        }

        await Task.Delay(Timeout.Infinite);
        return 0;
    }

    /// <summary>A node in a process that cannot end by itself, as user code may hold it.</summary>
    private static Task<int> HeldAsync()
    {
        var never = new ManualResetEventSlim();
        new Thread(() => never.Wait()) { IsBackground = false }.Start();
        return ChildNode.RunAsync(Configure);
    }

    /// <summary>Starts children of a role, pauses the first, prints their process numbers in one line, and waits to be killed.</summary>
    private static async Task<int> ParentAsync(int count, string role)
    {
        await using var spawner = new ProcessSpawner(new ProcessSpawnerOptions { Command = new(Environment.ProcessPath!, [role]) });
        var outcomes = new List<Task<SpawnOutcome>>();
        for (var i = 0; i < count; i++)
        {
            var outcome = new TaskCompletionSource<SpawnOutcome>();
            spawner.Spawn(new SpawnTicket(i), new SpawnRequest(), outcome.SetResult);
            outcomes.Add(outcome.Task);
        }

        var started = await Task.WhenAll(outcomes);
        spawner.Find(started[0].ProcessId)!.Pause();
        await Console.Out.WriteLineAsync(string.Join(' ', started.Select(static outcome => outcome.ProcessId)));
        await Task.Delay(Timeout.Infinite);
        return 0;
    }
}
