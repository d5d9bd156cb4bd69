namespace Distribution.Transports.Tests.Contract;

/// <summary>A user's service, made by name on nodes that loaded this assembly.</summary>
[Service]
public sealed class KeyCount
{
    private readonly SortedSet<string> keys = new(StringComparer.Ordinal);

    /// <summary>Adds a key; how many there are now.</summary>
    public int Add(string key)
    {
        lock (keys)
        {
            keys.Add(key);
            return keys.Count;
        }
    }
}
