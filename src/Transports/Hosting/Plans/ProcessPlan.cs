using Distribution.Protocol;
using Distribution.Simulator;
using Distribution.Tcp;

namespace Distribution;

/// <summary>The faults of a plan that exist on real processes, as spells of their nodes and links.</summary>
internal sealed class ProcessPlan : IProcessWorld
{
    private readonly List<PlannedSpell> spells = [];
    private readonly PlannedConditions? conditions;
    private bool needsTheProgram;

    private ProcessPlan(int nodes, PlannedConditions? conditions)
    {
        NodeCount = nodes;
        this.conditions = conditions;
    }

    /// <inheritdoc/>
    public int NodeCount { get; }

    /// <summary>What a plan does to a cluster.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="nodes">How many nodes there are, the program's own included.</param>
    /// <param name="conditions">What the spells act on; null: they are never let begin.</param>
    /// <param name="refusal">Why the plan cannot be in this cluster: which fault, and what is allowed; null: it can.</param>
    internal static IReadOnlyList<PlannedSpell> Of(FaultPlan plan, int nodes, PlannedConditions? conditions, out string? refusal)
    {
        refusal = plan.Refusal(nodes);
        if (refusal is not null)
        {
            return [];
        }

        // With the salts that it has in the simulator: what is drawn is the same.
        plan = plan.Numbered();
        var made = new ProcessPlan(nodes, conditions);
        for (var number = 0; number < plan.Count; number++)
        {
            if (plan[number] is IProcessFault { Absence: null } fault)
            {
                fault.Inject(made);
            }

            if (made.needsTheProgram)
            {
                var kind = FaultKinds.NameOf(plan[number]);
                var allowed = nodes > 1 ? $"allowed are nodes 1 .. {nodes - 1}" : "there is no other";
                refusal = $"fault {number} ({kind}): node 0 is the program itself and can neither crash nor be halted; {allowed}";
                return [];
            }
        }

        return made.spells;
    }

    /// <inheritdoc/>
    public void Crash(int node, Instant at, Instant until, bool isSilent) => Happens(
        node, at, until, life => life.BeginCrash(isSilent), life => life.EndCrash());

    /// <inheritdoc/>
    public void Pause(int node, Instant at, Instant until) => Happens(node, at, until, life => life.BeginPause(), life => life.EndPause());

    /// <inheritdoc/>
    public void Break(int one, int other, Instant at) =>
        spells.Add(new PlannedSpell(at, at, () => conditions!.Break(one, other), static () => { }));

    /// <inheritdoc/>
    public void Cut(int from, int to, Instant at, Instant until) => Shape(from, to, at, until, new LinkShape { IsCut = true });

    /// <inheritdoc/>
    public void Hold(int from, int to, Instant at, Instant until) => Shape(from, to, at, until, new LinkShape { Holds = true });

    /// <inheritdoc/>
    public void Delay(int from, int to, Instant at, Instant until, Duration by) =>
        Shape(from, to, at, until, new LinkShape { Delay = by });

    /// <inheritdoc/>
    public void Lose(int from, int to, Instant at, Instant until, Probability chance) =>
        Shape(from, to, at, until, new LinkShape { Loss = chance.Value });

    private void Happens(int node, Instant at, Instant until, Action<PlannedLife> begin, Action<PlannedLife> end)
    {
        needsTheProgram |= node == 0;
        spells.Add(new PlannedSpell(at, until, () => begin(conditions!.LifeOf(node)), () => end(conditions!.LifeOf(node))));
    }

    private void Shape(int from, int to, Instant at, Instant until, LinkShape shape) => spells.Add(new PlannedSpell(
        at, until, () => conditions!.Begin(from, to, shape), () => conditions!.End(from, to, shape)));
}
