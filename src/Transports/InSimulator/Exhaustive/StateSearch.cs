using System.Runtime.InteropServices;

namespace Distribution.InSimulator;

/// <summary>
/// Breadth first through a state space, with sleep sets that are kept with the states (Godefroid 1996, section 5.2 and chapter 6): who
/// comes to a known state awake to what it slept through before wakes it there, too. What waits is done in the order in which it was
/// found, so that every state is first seen at the end of a shortest path, reduced or not.
/// </summary>
internal sealed class StateSearch
{
    private const int ReportedEvery = 0x3fff;

    private readonly StateSpace space;
    private readonly ExhaustiveOptions options;
    private readonly VisitedStates visited;
    private readonly Queue<(int State, Transition[]? Woken)> waiting = [];
    private readonly List<Transition> enabled = [];
    private readonly List<Transition> asleep = [];
    private readonly List<Transition> still = [];
    private readonly List<int> next = [];
    private long transitions;
    private int expanded;
    private int ends;
    private int cutOff;
    private Counterexample? found;

    internal StateSearch(StateSpace space, ExhaustiveOptions options)
    {
        this.space = space;
        this.options = options;
        visited = new VisitedStates(space, options.Reduces);
    }

    internal ExhaustiveResult Run(CancellationToken cancellation)
    {
        var roots = space.Roots(out var thrown);
        found = thrown is null ? null : new Counterexample(ThrownOracle.Of(thrown).Oracle, ThrownOracle.Of(thrown).Reason, [], [0]);
        for (var root = 0; root < roots.Count && found is null; root++)
        {
            next.Clear();
            next.AddRange(roots[root]);
            Arrive(from: ~root, default);
        }

        var turns = 0L;
        while (found is null && visited.Count <= options.StatesMax && !cancellation.IsCancellationRequested
            && waiting.TryDequeue(out var item))
        {
            Expand(item.State, item.Woken);
            if ((++turns & ReportedEvery) == 0)
            {
                options.Progress?.Invoke(visited.Count, visited.Depth);
            }
        }

        return Result();
    }

    private void Expand(int number, Transition[]? woken)
    {
        var state = visited[number];
        asleep.Clear();
        asleep.AddRange(visited.Asleep(number));
        enabled.Clear();
        if (woken is null)
        {
            expanded++;
            space.AddEnabled(state, enabled);
            Judge(state, number);
        }
        else
        {
            enabled.AddRange(woken);
        }

        for (var index = 0; index < enabled.Count && found is null; index++)
        {
            if (!asleep.Contains(enabled[index]))
            {
                Take(state, number, enabled[index]);
            }
        }
    }

    /// <summary>A state in which nothing more can happen must have what should come about.</summary>
    private void Judge(ReadOnlySpan<int> state, int number)
    {
        if (enabled.Count > 0)
        {
            return;
        }

        ends++;
        if (space.IsCutOff(state))
        {
            cutOff++;
        }
        else if (space.Missing(state) is { } missing)
        {
            found = visited.PathTo(number, missing);
        }
    }

    private void Take(ReadOnlySpan<int> state, int number, Transition transition)
    {
        transitions++;
        if (space.ThrownIn(state, transition) is { } exception)
        {
            found = visited.PathTo(number, ThrownOracle.Of(exception), transition);
            return;
        }

        space.WriteNext(state, transition, next);
        Arrive(number, transition);
        if (options.Reduces)
        {
            asleep.Add(transition);
        }
    }

    private void Arrive(int from, Transition by)
    {
        SleepOn(by);
        var state = CollectionsMarshal.AsSpan(next);
        if (visited.Add(state, from, by, still, out var number))
        {
            waiting.Enqueue((number, null));
            if (space.Wrong(state) is { } wrong)
            {
                found = visited.PathTo(number, wrong);
            }
        }
        else if (options.Reduces && visited.Wake(number, still) is { } woken && number < expanded)
        {
            waiting.Enqueue((number, woken));
        }
    }

    /// <summary>What sleeps on after a transition: what may change places with it.</summary>
    private void SleepOn(Transition by)
    {
        still.Clear();
        foreach (var transition in asleep)
        {
            if (transition.IsIndependentOf(by))
            {
                still.Add(transition);
            }
        }
    }

    private ExhaustiveResult Result() => new()
    {
        IsComplete = found is null && waiting.Count == 0,
        Counterexample = found,
        States = visited.Count,
        Transitions = transitions,
        Depth = visited.Depth,
        Ends = ends,
        CutOff = cutOff,
        LocalStates = space.Parts.Locals,
        Messages = space.Parts.Messages,
        Bytes = visited.Bytes,
        Marks = space.Marks,
    };
}
