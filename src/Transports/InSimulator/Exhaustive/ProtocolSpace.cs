using Distribution.Protocol;

namespace Distribution.InSimulator;

/// <summary>
/// The state space of one protocol on 2 .. 4 nodes: the nodes' memories and armed timers, the messages on their way, and what is left of
/// the workload and of the budget of faults. The same protocol class that is simulated and runs over TCP, with
/// <see cref="ExhaustiveEnvironment{TMessage}"/> as its environment. <see cref="Exhaustive.Run"/> explores it.
/// </summary>
/// <remarks>There is no clock: a timer expires at any time after it was armed, whatever its delay, and what a protocol decides by the
/// time is not explored. Connections do not break. One thread; explore a space once.</remarks>
/// <typeparam name="TState">A node's memory: without references, or <see cref="IFingerprint"/> and
/// <see cref="ICopyable{TSelf}"/>.</typeparam>
/// <typeparam name="TMessage">What nodes send each other: without references, or <see cref="IFingerprint"/>.</typeparam>
public sealed partial class ProtocolSpace<TState, TMessage> : StateSpace
    where TState : struct
    where TMessage : struct
{
    // As many bits as make no negative word.
    private const int StepsMax = 30;

    private readonly NodeInputs<TState, TMessage> inputs;
    private readonly List<ExhaustiveAction<TState, TMessage>> workload = [];
    private readonly List<(string Name, int Node)> steps = [];
    private readonly List<(string Name, Func<GlobalState<TState>, string?> Check)> always = [];
    private readonly List<(string Name, Func<GlobalState<TState>, string?> Missing)> eventually = [];
    private readonly List<(string Name, Func<GlobalState<TState>, bool> Happens)> marks = [];
    private readonly GlobalState<TState> seen;
    private bool[] marked = [];

    /// <summary>A space without workload and without anything that must hold.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="options">What bounds the space.</param>
    /// <exception cref="StateSpaceException">The bounds are out of range, or the protocol's types cannot be explored.</exception>
    public ProtocolSpace(IProtocol<TState, TMessage, ExhaustiveEnvironment<TMessage>> protocol, StateSpaceOptions options)
        : base(options)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        inputs = new NodeInputs<TState, TMessage>(protocol, workload, options);
        seen = new GlobalState<TState>(options.Nodes);
    }

    /// <summary>Asks something of a node once, at any time while it is up: every time is tried.</summary>
    /// <param name="name">What, in words.</param>
    /// <param name="node">Which.</param>
    /// <param name="action">Does it, by the node's memory and its environment alone.</param>
    /// <returns>The step's number, from 0.</returns>
    /// <exception cref="StateSpaceException">There is no such node, or there are too many steps.</exception>
    public int Do(string name, NodeId node, ExhaustiveAction<TState, TMessage> action)
    {
        if (unchecked((uint)node.Index) >= (uint)Options.Nodes || steps.Count == StepsMax)
        {
            throw new StateSpaceException(steps.Count == StepsMax
                ? $"a workload has at most {StepsMax} steps"
                : $"'{name}' is about node {node.Index}; there are nodes 0 .. {Options.Nodes - 1}");
        }

        steps.Add((name, node.Index));
        workload.Add(action);
        return steps.Count - 1;
    }

    /// <summary>Demands something of every state.</summary>
    /// <param name="name">What should hold, in a few words.</param>
    /// <param name="check">Gives what is wrong, in a sentence, or null; from the state alone.</param>
    public void Always(string name, Func<GlobalState<TState>, string?> check) => always.Add((name, check));

    /// <summary>Demands something of every state in which nothing more can happen. One in which a timer is armed and may expire no more
    /// is not judged: it is where the bound cuts the space off.</summary>
    /// <param name="name">What should have come about, in a few words.</param>
    /// <param name="missing">Gives what is missing, in a sentence, or null; from the state alone.</param>
    public void Eventually(string name, Func<GlobalState<TState>, string?> missing) => eventually.Add((name, missing));

    /// <summary>Notes whether something happens in some state at least.</summary>
    public void Sometimes(string name, Func<GlobalState<TState>, bool> happens)
    {
        marks.Add((name, happens));
        marked = new bool[marks.Count];
    }

    internal override IReadOnlyList<KeyValuePair<string, bool>> Marks =>
        [.. marks.Select((mark, index) => KeyValuePair.Create(mark.Name, marked[index]))];

    internal override (int Locals, int Messages) Parts => (inputs.Locals.Count, inputs.Envelopes.Count);

    internal override (string Oracle, string Reason)? Wrong(ReadOnlySpan<int> state)
    {
        Look(state);
        for (var index = 0; index < marks.Count; index++)
        {
            try
            {
                marked[index] |= marks[index].Happens(seen);
            }
            catch (Exception exception)
            {
                // Any: it is the user's code.
                throw Broken(marks[index].Name, exception);
            }
        }

        return First(always);
    }

    internal override (string Oracle, string Reason)? Missing(ReadOnlySpan<int> state)
    {
        Look(state);
        return First(eventually);
    }

    private (string Oracle, string Reason)? First(List<(string Name, Func<GlobalState<TState>, string?> Check)> oracles)
    {
        foreach (var (name, check) in oracles)
        {
            try
            {
                if (check(seen) is { } reason)
                {
                    return (name, reason);
                }
            }
            catch (Exception exception)
            {
                // Any: it is the user's code.
                throw Broken(name, exception);
            }
        }

        return null;
    }

    /// <summary>What is asked of states throws, which says nothing about the protocol.</summary>
    private static StateSpaceException Broken(string asked, Exception thrown)
    {
        var sentence = thrown.Message.ReplaceLineEndings(" ").TrimEnd('.');
        return new StateSpaceException($"the scenario is broken: '{asked}' throws {thrown.GetType().Name}: {sentence}", thrown);
    }

    private void Look(ReadOnlySpan<int> state)
    {
        for (var node = 0; node < Options.Nodes; node++)
        {
            seen.Set(inputs.Locals[state[node]]);
        }

        seen.WorkLeft = state[WorkAt];
    }
}
