namespace Distribution.Transports.Tests.Contract;

/// <summary>Counts what it is told, by name, on nodes that loaded this assembly.</summary>
[Service]
public sealed class Tally
{
    private readonly List<string> tags = [];

    public void Hit(string tag)
    {
        lock (tags)
        {
            tags.Add(tag);
        }
    }

    /// <summary>Everything it was told, in order.</summary>
    public string[] Tags()
    {
        lock (tags)
        {
            return [.. tags];
        }
    }
}
