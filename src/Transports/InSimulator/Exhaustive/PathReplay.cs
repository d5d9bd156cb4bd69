namespace Distribution.InSimulator;

/// <summary>Goes one way through a state space.</summary>
internal sealed class PathReplay(StateSpace space, IReadOnlyList<ulong> path)
{
    private readonly List<string> steps = [];

    internal Counterexample? Run()
    {
        var roots = space.Roots(out var thrown);
        if (thrown is not null)
        {
            return Found(ThrownOracle.Of(thrown), 1);
        }

        if (path.Count == 0 || path[0] >= (ulong)roots.Count)
        {
            return null;
        }

        var state = new List<int>(roots[(int)path[0]]);
        for (var index = 1; ; index++)
        {
            var enabled = new List<Transition>();
            int[] now = [.. state];
            space.AddEnabled(now, enabled);
            var wrong = space.Wrong(now);
            wrong ??= enabled.Count == 0 && !space.IsCutOff(now) ? space.Missing(now) : null;
            var taken = index < path.Count ? enabled.FindIndex(transition => space.KeyOf(now, transition) == path[index]) : -1;
            if (wrong is not null || taken < 0)
            {
                return wrong is null ? null : Found(wrong.Value, index);
            }

            steps.Add(space.Tell(now, enabled[taken]));
            if (space.ThrownIn(now, enabled[taken]) is { } exception)
            {
                return Found(ThrownOracle.Of(exception), index + 1);
            }

            space.WriteNext(now, enabled[taken], state);
        }
    }

    private Counterexample Found((string Oracle, string Reason) wrong, int length) =>
        new(wrong.Oracle, wrong.Reason, steps, [.. path.Take(length)]);
}
