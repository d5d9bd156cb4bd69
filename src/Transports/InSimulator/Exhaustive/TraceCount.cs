namespace Distribution.InSimulator;

/// <summary>One run of each Mazurkiewicz trace, depth first, by sleep sets without memory of states (Godefroid 1996, section
/// 5.2).</summary>
internal sealed class TraceCount(StateSpace space)
{
    internal long Run() => space.Roots(out _).Sum(root => From(root, []));

    private long From(int[] state, List<Transition> asleep)
    {
        var enabled = new List<Transition>();
        space.AddEnabled(state, enabled);
        if (enabled.Count == 0)
        {
            return 1;
        }

        var count = 0L;
        var next = new List<int>();
        foreach (var transition in enabled.Where(transition => !asleep.Contains(transition)))
        {
            space.WriteNext(state, transition, next);
            count += From([.. next], asleep.FindAll(transition.IsIndependentOf));
            asleep.Add(transition);
        }

        return count;
    }
}
