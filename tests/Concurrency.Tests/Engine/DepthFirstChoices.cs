namespace Distribution.Concurrency;

/// <summary>All schedules that deviate from the default course at most so often, one a run: depth first, the last choice changed first
/// (delay bounding: Emmi, Qadeer, Rakamaric 2011, section 2).</summary>
internal sealed class DepthFirstChoices(int deviationsMax) : IChoices
{
    private readonly List<(int Pick, int Options)> path = [];
    private int depth;
    private int deviations;

    /// <inheritdoc/>
    public int Next(int options)
    {
        if (depth == path.Count)
        {
            path.Add((0, options));
        }

        var pick = path[depth++].Pick;
        deviations += pick == 0 ? 0 : 1;
        return pick;
    }

    /// <summary>Makes the next schedule the current one; false if there is none.</summary>
    internal bool Advance()
    {
        for (; path.Count > 0; path.RemoveAt(path.Count - 1))
        {
            var (pick, options) = path[^1];
            var without = deviations - (pick == 0 ? 0 : 1);
            if (pick + 1 < options && without < deviationsMax)
            {
                path[^1] = (pick + 1, options);
                (depth, deviations) = (0, 0);
                return true;
            }

            deviations = without;
        }

        return false;
    }
}
