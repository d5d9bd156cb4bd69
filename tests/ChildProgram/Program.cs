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
        "parent" => ParentAsync(int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture)),
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
            var line = new ReadyLine(new NodeAddress("127.0.0.1", 1), Environment.ProcessId).ToBytes();
            using var output = Console.OpenStandardOutput();
            await output.WriteAsync(line);
            await output.FlushAsync();
        }

        await Task.Delay(Timeout.Infinite);
        return 0;
    }

    /// <summary>Starts children, prints their process numbers in one line, and waits to be killed.</summary>
    private static async Task<int> ParentAsync(int count)
    {
        await using var spawner = new ProcessSpawner(new ProcessSpawnerOptions { Command = new(Environment.ProcessPath!, ["node"]) });
        var outcomes = new List<Task<SpawnOutcome>>();
        for (var i = 0; i < count; i++)
        {
            var outcome = new TaskCompletionSource<SpawnOutcome>();
            spawner.Spawn(new SpawnTicket(i), new SpawnRequest(), outcome.SetResult);
            outcomes.Add(outcome.Task);
        }

        var started = await Task.WhenAll(outcomes);
        await Console.Out.WriteLineAsync(string.Join(' ', started.Select(static outcome => outcome.ProcessId)));
        await Task.Delay(Timeout.Infinite);
        return 0;
    }
}
