namespace Distribution.InSimulator;

/// <summary>The states that were seen, how each was first come to, and what sleeps in it: what need not be tried there, because another
/// order of the same transitions is.</summary>
internal sealed class VisitedStates(StateSpace space, bool reduces)
{
    private readonly WordTable table = new();
    private readonly List<(int From, Transition By)> origins = [];
    private readonly List<int> depths = [];
    private readonly List<Transition[]> sleeping = [];
    private long sleepingBytes;

    internal int Count => table.Count;

    /// <summary>How far the farthest is.</summary>
    internal int Depth => depths.Count == 0 ? 0 : depths[^1];

    internal long Bytes => table.Bytes + (origins.Capacity * 16L) + (depths.Capacity * 4L) + (sleeping.Capacity * 8L) + sleepingBytes;

    internal ReadOnlySpan<int> this[int number] => table[number];

    internal Transition[] Asleep(int number) => reduces ? sleeping[number] : [];

    /// <summary>Comes to a state.</summary>
    /// <param name="state">Its words.</param>
    /// <param name="from">From which; below 0: it is a first one, of which number.</param>
    /// <param name="by">How.</param>
    /// <param name="asleep">What sleeps in it, if it is new.</param>
    /// <param name="number">Its number.</param>
    /// <returns>Whether it is new.</returns>
    internal bool Add(ReadOnlySpan<int> state, int from, Transition by, List<Transition> asleep, out int number)
    {
        if (!table.Add(state, out number))
        {
            return false;
        }

        origins.Add((from, by));
        depths.Add(from < 0 ? 0 : depths[from] + 1);
        if (reduces)
        {
            sleeping.Add(asleep.Count == 0 ? [] : [.. asleep]);
            sleepingBytes += BytesOf(asleep.Count);
        }

        return true;
    }

    /// <summary>Wakes what sleeps in a known state and does not sleep in who comes to it now.</summary>
    /// <returns>What it woke; null: nothing.</returns>
    internal Transition[]? Wake(int number, List<Transition> asleep)
    {
        var before = sleeping[number];
        var on = 0;
        foreach (var transition in before)
        {
            on += asleep.Contains(transition) ? 1 : 0;
        }

        if (on == before.Length)
        {
            return null;
        }

        sleeping[number] = on == 0 ? [] : Array.FindAll(before, asleep.Contains);
        sleepingBytes += BytesOf(on) - BytesOf(before.Length);
        return Array.FindAll(before, transition => !asleep.Contains(transition));
    }

    /// <summary>The way to a state, or to what a transition from it does.</summary>
    internal Counterexample PathTo(int number, (string Oracle, string Reason) wrong, Transition? last = null)
    {
        var steps = new List<string>();
        var path = new List<ulong>();
        var (from, by) = last is { } transition ? (number, transition) : origins[number];
        while (from >= 0)
        {
            steps.Add(space.Tell(table[from], by));
            path.Add(space.KeyOf(table[from], by));
            (from, by) = origins[from];
        }

        path.Add((ulong)~from);
        steps.Reverse();
        path.Reverse();
        return new Counterexample(wrong.Oracle, wrong.Reason, steps, path);
    }

    // An array of words and its header; the empty one is shared.
    private static long BytesOf(int count) => count == 0 ? 0 : 24 + (8L * count);
}
