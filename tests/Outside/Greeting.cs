using Distribution;

/// <summary>A user's service and the program that tries it: made by name on every member of a group.</summary>
[Service]
public sealed class Greeting
{
    /// <summary>Greets.</summary>
    public string Greet(string name) => $"hello {name}";

    /// <summary>Spawns, groups, installs, calls.</summary>
    public static async Task TryAsync(Cluster cluster)
    {
        var group = await cluster.GroupAsync("g", await cluster.SpawnAsync(3));
        var put = await group.Routes.PutAsync("greeting", nameof(Greeting));
        var greeted = await group.Comm.SendAsync<string>("greeting", "greet", ["you"]);
        var count = greeted.Values.Values.Count(text => text == "hello you");
        Console.WriteLine($"{count} of 3 greeted, {put.Errors.Count + greeted.Errors.Count} errors");
    }
}
