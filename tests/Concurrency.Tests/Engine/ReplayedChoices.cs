namespace Distribution.Concurrency;

/// <summary>A schedule again; after its end, the first possibility.</summary>
internal sealed class ReplayedChoices(Schedule schedule) : IChoices
{
    private int at;

    /// <inheritdoc/>
    public int Next(int options)
    {
        at++;
        return at <= schedule.Picks.Count ? schedule.Picks[at - 1] : 0;
    }
}
