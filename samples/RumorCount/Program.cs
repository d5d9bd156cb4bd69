// Rumors are gossiped through a group, and every member counts those that reached it.
using Distribution;

if (await NodeProgram.RunIfChildAsync(args) is { } exitCode) return exitCode;   // children are this program

const int Members = 10;
const int Rumors = 20;

if (args is not ([] or ["--processes"]))
{
    Console.Error.WriteLine($"'{string.Join(' ', args)}': allowed are --processes, or nothing for the simulator");
    return 2;
}

await using Cluster cluster = args is ["--processes"] ? Cluster.Processes() : Cluster.Simulated();
await cluster.RunAsync(async _ =>
{
    var group = await cluster.GroupAsync("gossips", await cluster.SpawnAsync(Members));
    await group.Routes.PutAsync("counter", nameof(Counter));

    for (var rumor = 0; rumor < Rumors; rumor++)
    {
        await group.Gossip.SendAsync<int>("counter", "hear", [$"rumor {rumor}"]);
    }

    await cluster.DelayAsync(TimeSpan.FromSeconds(1));
    var heard = await group.Comm.SendAsync<int>("counter", "count");
    foreach (var (member, count) in heard.Values)
    {
        Console.WriteLine($"{member.Sid} heard {count,2} of {Rumors} rumors");
    }

    var (all, sum) = (heard.Values.Count, heard.Values.Values.Sum());
    Console.WriteLine($"{all} members heard {sum} of {all * Rumors} rumors, {heard.Errors.Count} errors");
});
return 0;

/// <summary>Counts its calls: every member of the group makes one of its own by name. Over TCP calls come at once, hence the interlock.</summary>
[Service]
public sealed class Counter
{
    private int calls;

    public int Hear(string rumor) => Interlocked.Increment(ref calls);

    public int Count() => calls;
}
