using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.InSimulator;

/// <content>What is fed to the nodes.</content>
public sealed partial class SimulatedNodes
{
    /// <summary>Asks a node for a call, as the program around it.</summary>
    /// <param name="address">The node.</param>
    /// <param name="command">The call.</param>
    /// <param name="completed">Called once, in an event of its own.</param>
    /// <returns>Which command, to cancel it.</returns>
    public CommandId Submit(NodeAddress address, Command command, Action<Outcome> completed)
    {
        watch.VerifyThread();
        var node = nodes[Resolve(address).Index];
        var id = new CommandId(commandsMade++);
        watch.Waitable++;
        WaitFor(command.Deadline);
        Later(node, command.Call.Fingerprint, () =>
        {
            node.Commands.Add(id, completed);
            if (!node.IsRunning)
            {
                Complete(node, id, Outcome.Failed(CallErrorKind.Stopping, $"{node.Address} does not run"));
                return;
            }

            protocol.OnCommand(ref node.State, id, command, EnvironmentOf(node));
            AfterInput(node);
        }, "command:", command.Call);
        return id;
    }

    /// <summary>Gives a command up: it completes with <see cref="CallErrorKind.Cancelled"/>, if it has not completed yet.</summary>
    /// <remarks>From a foreign thread, as a time-out of the machine's own clock comes, it is an escape: it is noted and fails the
    /// run.</remarks>
    public void Cancel(NodeAddress address, CommandId command)
    {
        if (!watch.IsOwnThread("a cancellation came from a foreign thread"))
        {
            return;
        }

        var node = nodes[Resolve(address).Index];
        Later(node, 0, () =>
        {
            if (node.IsRunning)
            {
                protocol.OnCancelled(ref node.State, command, EnvironmentOf(node));
                AfterInput(node);
            }
        }, "a command is cancelled");
    }

    /// <summary>Processes the next event.</summary>
    /// <returns>False if none waits.</returns>
    /// <exception cref="EscapedException">Something left the simulated world.</exception>
    public bool Step()
    {
        watch.ThrowIfEscaped();
        if (watch.MayHaveEscaped && (!world.Timeline.TryPeekTime(out var at) || at > Now))
        {
            watch.WatchForEscapes();
        }

        if (!world.TryNext(out var next))
        {
            return false;
        }

        if (next.Kind == EventKind.Message)
        {
            OnMessage(nodes[next.Node], new NodeId(next.Detail), next.Message);
        }
        else if (next.Kind == EventKind.Timer)
        {
            OnTimer(nodes[next.Node], next.Timer, next.Detail);
        }

        world.Tracer?.End();
        return true;
    }

    internal void InvocationCompleted(SimulatedLife life, InvocationId invocation, Outcome outcome)
    {
        watch.VerifyThread();
        if (life.IsOver)
        {
            return;
        }

        var node = life.Node;
        watch.HandlerEnded(node, invocation);
        Later(node, outcome.Fingerprint, () =>
        {
            if (!life.IsOver)
            {
                protocol.OnInvocationCompleted(ref node.State, invocation, outcome, EnvironmentOf(node));
                AfterInput(node);
            }
        }, "a service has ended:", outcome);
    }

    private void OnMessage(SimulatedNode node, NodeId from, in Envelope envelope)
    {
        if (node.IsPaused)
        {
            world.Tracer?.Note("it waits, for the program has halted the node");
            HoldMessage(node, from, envelope);
            return;
        }

        var isForThisLife = envelope.Incarnation == 0 || envelope.Incarnation == node.Incarnation;
        if (!world.IsHeard(node.Id.Index) || !isForThisLife)
        {
            world.Tracer?.Note("it was for another life of the node");
            Refuse(node, nodes[from.Index], envelope.Message);
            return;
        }

        protocol.OnMessage(ref node.State, from, envelope.Message, EnvironmentOf(node));
        AfterInput(node);
    }

    private void OnTimer(SimulatedNode node, int timer, int arming)
    {
        if (node.IsPaused)
        {
            HoldTimer(node, timer, arming);
        }
        else if (world.IsDue(node.Id.Index, timer, arming))
        {
            protocol.OnTimer(ref node.State, new TimerId(timer), EnvironmentOf(node));
            AfterInput(node);
        }
    }

    // Methods of their own: what a lambda captures is allocated where its method begins, which would be once a message.
    /// <summary>A message that is held is still on its way.</summary>
    private void HoldMessage(SimulatedNode node, NodeId from, Envelope envelope)
    {
        world.InFlight++;
        Take(node, () =>
        {
            world.InFlight--;
            OnMessage(node, from, envelope);
        });
    }

    private void HoldTimer(SimulatedNode node, int timer, int arming) => Take(node, () => OnTimer(node, timer, arming));

    /// <summary>Nobody listens there: the machine answers with a refusal, which travels like a message. Who waits for an answer is told;
    /// to others it says nothing.</summary>
    private void Refuse(SimulatedNode node, SimulatedNode sender, in NodeMessage message)
    {
        var callId = message.Kind is MessageKind.Request or MessageKind.Rumor ? message.CallId : 0;
        if (callId != 0 && !node.IsSilent)
        {
            Return(node, sender, Now, "refused by", () => protocol.OnRefused(ref sender.State, node.Id, callId, EnvironmentOf(sender)));
        }
    }

    /// <summary>A node has ended without a farewell: its connections break, and who waits for an answer is told, as over TCP: after
    /// what the node has said before. Linear in the nodes, what they wait for and what is on its way.</summary>
    private void BreakConnections(SimulatedNode node)
    {
        Dictionary<int, Instant>? said = null;
        foreach (var peer in nodes)
        {
            if (peer != node && peer.IsRunning && peer.State.WaitsFor(node.Id))
            {
                var progress = peer.State.CallsBegun;
                said ??= world.LastArrivalsFrom(node.Id.Index);
                var arrival = said.GetValueOrDefault(peer.Id.Index);
                Return(node, peer, arrival, "connection broken by", () =>
                    protocol.OnUnreachable(ref peer.State, node.Id, progress, EnvironmentOf(peer)));
            }
        }
    }

    /// <summary>What a node's machine sends back to a peer's, whether the node runs or not: lost and delayed like any message, and there
    /// at a certain time at the earliest.</summary>
    private void Return(SimulatedNode node, SimulatedNode peer, Instant earliest, string what, Action input)
    {
        if (!world.Travels(node.Id, peer.Id, out var delay))
        {
            return;
        }

        var life = peer.Life;
        var arrival = Now + delay;
        world.Schedule(arrival > earliest ? arrival : earliest, peer.Id.Index, (ulong)node.Id.Index, () => Take(peer, () =>
        {
            if (life is { IsOver: false })
            {
                input();
                AfterInput(peer);
            }
        }), what, node.Address);
    }
}
