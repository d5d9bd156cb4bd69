namespace Distribution.Concurrency;

/// <summary>A schedule again. What it does not say, and what it says that is not possible, is the first possibility.</summary>
internal sealed class ReplayedChoices(Schedule schedule) : IChoices
{
    private int at;

    /// <inheritdoc/>
    public int Next(int options)
    {
        var pick = at < schedule.Picks.Count ? schedule.Picks[at] : 0;
        at++;
        return pick < options ? pick : 0;
    }
}
