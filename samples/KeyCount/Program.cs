// Keys are spread over a group by rendezvous hashing, and counted where they are.
using System.Security.Cryptography;
using System.Text;
using Distribution;

if (await NodeProgram.RunIfChildAsync(args) is { } exitCode) return exitCode;   // children are this program

if (args is not ([] or ["--processes"]))
{
    Console.Error.WriteLine($"'{string.Join(' ', args)}': allowed are --processes, or nothing for the simulator");
    return 2;
}

await using Cluster cluster = args is ["--processes"] ? Cluster.Processes() : Cluster.Simulated();
await cluster.RunAsync(async _ =>
{
    var members = await cluster.SpawnAsync(6);
    var group = await cluster.GroupAsync("keys", members);
    await group.Routes.PutAsync("keys", nameof(Keys));

    string[] keys = [.. Enumerable.Range(0, 600).Select(number => $"key {number}")];
    await Task.WhenAll(keys.Select(key => OwnerOf(key, members).CallAsync<bool>("keys", "add", [key])));

    var counts = await group.Comm.SendAsync<int>("keys", "count");
    foreach (var (member, count) in counts.Values)
    {
        Console.WriteLine($"{member.Sid} has {count} keys");
    }

    Console.WriteLine($"{counts.Values.Values.Sum()} keys on {counts.Values.Count} members, {counts.Errors.Count} errors");

    Node[] others = [.. members.Skip(1)];
    var moved = keys.Where(key => !OwnerOf(key, members).Equals(OwnerOf(key, others))).ToArray();
    var lost = await members[0].CallAsync<int>("keys", "count");
    Console.WriteLine($"without {members[0].Sid} {moved.Length} keys would move: the {lost} that it has");
});
return 0;

// Every node computes the same owner from the members' identifiers alone, and a member that leaves takes along no key but its own.
static Node OwnerOf(string key, IEnumerable<Node> members) =>
    members.MaxBy(member => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(member.Nid + key))), StringComparer.Ordinal)!;

/// <summary>The keys of one member: each makes its own by name. Over TCP calls come at once, hence the lock.</summary>
[Service]
public sealed class Keys
{
    private readonly HashSet<string> keys = [];

    public bool Add(string key)
    {
        lock (keys) return keys.Add(key);
    }

    public int Count()
    {
        lock (keys) return keys.Count;
    }
}
