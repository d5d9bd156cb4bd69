namespace Distribution;

/// <summary>Something stays short: a queue, a log, the calls that a node waits for.</summary>
/// <param name="name">What should hold, in a few words: <c>queues are bounded</c>.</param>
/// <param name="bound">The most.</param>
/// <param name="lengths">How long each is now, by what it is called; gone through after every event.</param>
public sealed class Bounded(string name, long bound, IEnumerable<(string Of, long Length)> lengths) : Oracle
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string? AfterEvent()
    {
        foreach (var (of, length) in lengths)
        {
            if (length > bound)
            {
                return $"{of} has {length}, which is more than {bound}";
            }
        }

        return null;
    }
}
