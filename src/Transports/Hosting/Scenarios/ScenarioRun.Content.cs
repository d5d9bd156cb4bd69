using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution;

/// <content>What is asked of the nodes, and what must hold.</content>
public sealed partial class ScenarioRun
{
    /// <summary>Asks something of the nodes at a time. Steps do not depend on each other: any of them may be left out while a failure is
    /// made smaller.</summary>
    /// <param name="name">What, in words.</param>
    /// <param name="at">When: within the time of faults. While a failure is made smaller it may be earlier, so the action asks for
    /// <see cref="Now"/>.</param>
    /// <param name="node">The node that it is about.</param>
    /// <param name="action">Does it.</param>
    /// <returns>Whether it will be done in this run: what must hold is about steps that are.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is not in the time of faults, or there is no such node, also without what was
    /// taken away while a failure is made smaller.</exception>
    /// <exception cref="ArgumentException">It has no name.</exception>
    public bool Do(string name, Instant at, NodeId node, Action action)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(action);
        VerifyStep(name, at, node);
        var isKept = trial.Steps?.Contains(steps.Count) != false && node.Index < Nodes;
        at = trial.StepTimes.TryGetValue(steps.Count, out var moved) ? moved : at;
        steps.Add(new WorkloadStep(name, at));
        if (isKept)
        {
            World.Schedule(at, node, action, name);
        }

        return isKept;
    }

    /// <summary>Lets a program of a cluster run from a time on. If it throws or does not end the run has failed: what it asks of a node
    /// that is down comes to an end, too, with an error or at its deadline. If the calm is over first, the run goes on until the last
    /// deadline and the last timer are that were set before; those beyond <see cref="Fault.Longest"/> are none.</summary>
    /// <param name="name">What, in words.</param>
    /// <param name="at">When: within the time of faults.</param>
    /// <param name="node">The node that it is about.</param>
    /// <param name="program">Does it.</param>
    /// <returns>Whether it will be done in this run.</returns>
    /// <exception cref="ArgumentException">As of any step.</exception>
    /// <exception cref="InvalidOperationException">There is no cluster.</exception>
    public bool Do(string name, Instant at, NodeId node, Func<Task> program)
    {
        ArgumentNullException.ThrowIfNull(program);
        var start = begin ?? throw new InvalidOperationException(
            $"'{name}' is a program, which needs a cluster: Build calls Cluster first. Where it calls Simulate a step is an action: "
            + "a lambda that only throws, which could be either, says so as (Action)(() => ...).");
        return Do(name, at, node, () => programs.Add((name, start(program))));
    }

    /// <summary>Demands something after every event.</summary>
    /// <exception cref="ArgumentException">It has no name.</exception>
    public void Always(Oracle oracle)
    {
        ArgumentNullException.ThrowIfNull(oracle);
        var name = oracle.Name;
        ArgumentException.ThrowIfNullOrWhiteSpace(name, nameof(oracle));
        oracles.Add((name, oracle));
    }

    /// <summary>Demands something after every event.</summary>
    /// <param name="name">What should hold, in a few words.</param>
    /// <param name="check">Gives what is wrong, in a sentence, or null.</param>
    /// <exception cref="ArgumentException">It has no name.</exception>
    public void Always(string name, Func<string?> check)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(check);
        Always(new Oracle.OfFunction(name, check));
    }

    /// <summary>Demands that something comes about in the calm after the faults, and never lacks again for as long as
    /// <paramref name="within"/>.</summary>
    /// <param name="name">What should come about, in a few words.</param>
    /// <param name="missing">Gives what is still missing, in a sentence, or null.</param>
    /// <param name="within">How long it may lack, from the beginning of the calm on; less than the scenario's calm, for what may lack
    /// until the run is over is never missed.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not less.</exception>
    /// <exception cref="ArgumentException">It has no name.</exception>
    public void Eventually(string name, Func<string?> missing, Duration within)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(missing);
        if (within >= terms.Calm)
        {
            throw new ArgumentOutOfRangeException(
                nameof(within), $"'{name}' may lack for {within}; allowed is less than the calm of {terms.Calm}");
        }

        expectations.Add(new Expectation(name, missing, within));
    }

    /// <summary>Notes whether something rare happens: an exploration in which no run had it has not looked there.</summary>
    /// <exception cref="ArgumentException">It has no name, or something else is looked for by it: one that never happens would not be
    /// told.</exception>
    public void Sometimes(string name, Func<bool> happens)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(happens);
        if (marks.Exists(mark => mark.Name == name))
        {
            throw new ArgumentException($"'{name}' is looked for twice; allowed is each name once", nameof(name));
        }

        marks.Add(new Mark(name, happens));
    }

    /// <summary>A step that is never done would be missed by nobody.</summary>
    private void VerifyStep(string name, Instant at, NodeId node)
    {
        if (at < Instant.Zero || at > Instant.Zero + terms.FaultTime)
        {
            throw new ArgumentOutOfRangeException(
                nameof(at), $"'{name}' is at {at}; allowed is a time from 0s to {terms.FaultTime}, the time of faults");
        }

        // Where nodes are taken away, their steps fall away; those of a scenario with a number of nodes of its own also where the user
        // wants less.
        var nodes = trial.Steps is null ? Math.Max(Nodes, terms.Nodes) : int.MaxValue;
        if (node.Index < 0 || node.Index >= nodes)
        {
            throw new ArgumentOutOfRangeException(nameof(node), $"'{name}' is about {node}; allowed are n0 to n{nodes - 1}");
        }
    }

    private sealed record Mark(string Name, Func<bool> Happens)
    {
        internal Instant? HappenedAt { get; set; }
    }

    /// <summary>Something that must come about, and since when it has not held.</summary>
    private sealed record Expectation(string Name, Func<string?> Missing, Duration Within)
    {
        internal Instant HotSince { get; set; }

        internal string? Lacks { get; set; }

        /// <summary>Whether it was asked in the calm before.</summary>
        internal bool IsLookedAt { get; set; }
    }
}
