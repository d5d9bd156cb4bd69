namespace Distribution;

/// <summary>Numbers only grow: incarnations that a node believes in, tokens of a lock, versions under a key.</summary>
/// <typeparam name="TKey">What tells them apart, such as who believes it in which life of whom.</typeparam>
/// <param name="name">What should hold, in a few words: <c>incarnations never go back</c>.</param>
/// <param name="values">All of them as they are now; gone through after every event.</param>
public sealed class NeverGoesBack<TKey>(string name, IEnumerable<(TKey Key, long Value)> values) : Oracle
    where TKey : notnull
{
    private readonly Dictionary<TKey, long> highest = [];

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string? AfterEvent()
    {
        foreach (var (key, value) in values)
        {
            if (highest.TryGetValue(key, out var last) && value < last)
            {
                return $"{key} was {last} and is {value}";
            }

            highest[key] = value;
        }

        return null;
    }
}
