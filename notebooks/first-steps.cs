#!/usr/bin/env -S dotnet run
// A first look at the library from C#, in one file: dotnet run notebooks/first-steps.cs
#:project ../src/Transports/Hosting/Hosting.csproj
using Distribution;
using Distribution.Protocol;

// Children of a process cluster are this very program.
if (await NodeProgram.RunIfChildAsync(args) is { } exitCode)
{
    return exitCode;
}

// A program is written once: six nodes, one group, one message of gossip; how many of them have heard it?
static async Task<int> HeardAsync(Cluster cluster, GroupSettings settings)
{
    var group = await cluster.GroupAsync("readers", await cluster.SpawnAsync(6), settings);
    var heard = 0;
    await cluster.Origin.Routes.PutAsync("heard", new Service().Method("tell", (string word) => Interlocked.Increment(ref heard)));
    var tell = new { node = cluster.Origin.Address, service = "heard", method = "tell" };
    await group.Gossip.SendAsync<int>("comm", "send", [new[] { "hello" }, tell]);
    await cluster.DelayAsync(TimeSpan.FromSeconds(3));
    return heard;
}

// In the simulator a seed is a course of events. Twenty of them, with and without repair:
foreach (var repair in new[] { GossipRepair.None, GossipRepair.AntiEntropy })
{
    var counts = new List<int>();
    for (ulong seed = 1; seed <= 20; seed++)
    {
        using var simulated = Cluster.Simulated(new SimulatedClusterOptions { Seed = seed });
        counts.Add(await simulated.RunAsync(cluster => HeardAsync(cluster, new GroupSettings { Repair = repair })));
    }

    Console.WriteLine($"simulated, repair {repair}: {string.Join(' ', counts)}, {counts.Average():0.00} of 6 on average");
}

// And once among six real processes over TCP.
await using var processes = Cluster.Processes();
var real = await processes.RunAsync(cluster => HeardAsync(cluster, new GroupSettings { Repair = GossipRepair.AntiEntropy }));
Console.WriteLine($"six processes, repair {GossipRepair.AntiEntropy}: {real} of 6");
return 0;
