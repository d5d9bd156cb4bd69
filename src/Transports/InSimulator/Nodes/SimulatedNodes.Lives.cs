using Distribution.Protocol;

namespace Distribution.InSimulator;

/// <content>Nodes come, are halted and go.</content>
public sealed partial class SimulatedNodes
{
    /// <summary>The exit code of a node that was told to stop.</summary>
    public const int StoppedCode = 0;

    /// <summary>The exit code of a node that was killed: as a process that SIGKILL ended.</summary>
    public const int KilledCode = 128 + 9;

    // As a child process takes that was told to leave.
    private static readonly Duration LeaveDeadline = Duration.FromSeconds(2);

    /// <summary>Whether a node has ever run at this address.</summary>
    public bool HasRun(NodeAddress address) => directory.IsKnown(address) && nodes[Resolve(address).Index].Life is not null;

    /// <summary>Whether a node runs at this address, paused or not.</summary>
    public bool IsUp(NodeAddress address) => directory.IsKnown(address) && nodes[Resolve(address).Index].IsRunning;

    /// <summary>How the last node at this address ended: <see cref="StoppedCode"/>, <see cref="KilledCode"/>; null: it has not.</summary>
    public int? ExitCodeOf(NodeAddress address) => nodes[Resolve(address).Index].Life?.ExitCode;

    /// <summary>What the last node at this address was asked to be; null: none has run there.</summary>
    public SpawnRequest? RequestOf(NodeAddress address) => nodes[Resolve(address).Index].Life?.Request;

    /// <summary>Starts a node at once, without boot delay; port 0 takes a free one.</summary>
    /// <exception cref="InvalidOperationException">A node runs there already.</exception>
    public NodeAddress Start(NodeAddress listen, IReadOnlyList<KeyValuePair<string, string>> settings)
    {
        ArgumentNullException.ThrowIfNull(listen);
        var node = nodes[Resolve(listen.Port == 0 ? directory.Free(listen.Host) : listen).Index];
        if (node.IsRunning)
        {
            throw new InvalidOperationException($"Cannot listen at {node.Address}: the port is in use.");
        }

        Boot(node, new SpawnRequest { Listen = listen, Settings = settings });
        return node.Address;
    }

    /// <summary>Ends a node as SIGKILL ends a process: it says nothing more, and peers that talk to it are refused. The nodes that it has
    /// started leave. Does nothing if none runs there.</summary>
    public void Kill(NodeAddress address)
    {
        watch.VerifyThread();
        var node = nodes[Resolve(address).Index];
        if (node.IsRunning)
        {
            Crash(node, KilledCode);
        }
    }

    /// <summary>Halts a node as SIGSTOP halts a process: whatever comes to it, and whatever its services wait for, is held in order until
    /// <see cref="Resume(NodeAddress)"/>. Does nothing if none runs there.</summary>
    public void Pause(NodeAddress address)
    {
        watch.VerifyThread();
        var node = nodes[Resolve(address).Index];
        if (node.IsRunning)
        {
            node.IsPaused = true;
            node.Pauses++;
        }
    }

    /// <summary>Lets a node go on: what was held takes place now, in order. Does nothing if it is not paused.</summary>
    public void Resume(NodeAddress address)
    {
        watch.VerifyThread();
        var node = nodes[Resolve(address).Index];
        var pauses = node.Pauses;

        // In an event of its own, like every input. What comes before it is held too.
        Later(null, (ulong)node.Id.Index, () =>
        {
            if (node.IsPaused && node.Pauses == pauses)
            {
                Release(node);
            }
        }, "goes on:", node.Address);
    }

    private SimulatedLife Boot(SimulatedNode node, SpawnRequest request)
    {
        node.Incarnation++;
        node.IsSilent = false;
        node.Life = new SimulatedLife(this, watch, node, request);
        node.Origin = directory.Origin(node.Id, node.Incarnation);
        world.Renew(node.Id.Index, (uint)(node.Incarnation - 1));
        world.SetUp(node.Id.Index, up: true);
        node.State = default;
        if (holds.IsHalted(node.Id))
        {
            world.Pause(node.Id.Index);
        }

        protocol.OnStart(ref node.State, EnvironmentOf(node));
        return node.Life;
    }

    /// <summary>Ends a node that has not left by itself.</summary>
    private void Crash(SimulatedNode node, int exitCode)
    {
        BreakConnections(node);
        End(node, exitCode);
    }

    private void End(SimulatedNode node, int exitCode)
    {
        var life = node.Life!;
        life.ExitCode = exitCode;
        world.SetUp(node.Id.Index, up: false);
        node.State = default;
        watch.HandlersEnded(node);

        // Nobody takes what was held any more: calls fail, messages are refused.
        world.Resume(node.Id.Index);
        Release(node);
        foreach (var command in node.Commands.Keys.OrderBy(id => id.Value).ToArray())
        {
            Complete(node, command, Outcome.Failed(CallErrorKind.Stopping, $"{node.Address} has stopped"));
        }

        foreach (var child in life.Children ?? [])
        {
            FollowParent(child);
        }
    }

    /// <summary>A node whose parent has ended goes on if it is paused, leaves, and is ended if that takes too long.</summary>
    private void FollowParent(SimulatedLife child)
    {
        if (child.IsOver)
        {
            return;
        }

        var node = child.Node;
        Resume(node.Address);
        var stop = Call.Local(BuiltInServices.Status, "stop", Payload.NoArguments);
        Submit(node.Address, new Command(null, stop, Command.DefaultDeadline), static _ => { });
        world.Schedule(Now + LeaveDeadline, node.Id.Index, child.Incarnation, () =>
        {
            if (!child.IsOver)
            {
                Crash(node, StoppedCode);
            }
        }, "must have left after its parent");
    }

    /// <summary>Feeds something to a node, or holds it while the node is halted, by the program or by a fault.</summary>
    private void Take(SimulatedNode? node, Action input)
    {
        if (node is not null && world.IsHalted(node.Id.Index))
        {
            watch.Waitable++;
            world.Hold(node.Id.Index, 0, () =>
            {
                watch.Waitable--;
                TakeUnlessPaused(node, input);
            });
        }
        else
        {
            TakeUnlessPaused(node, input);
        }
    }

    private void TakeUnlessPaused(SimulatedNode? node, Action input)
    {
        if (node is not { IsPaused: true })
        {
            input();
            return;
        }

        (node.Held ??= []).Enqueue(input);
        watch.Waitable++;
    }

    private void Release(SimulatedNode node)
    {
        node.IsPaused = false;
        while (!node.IsPaused && node.Held is { } held && held.TryDequeue(out var input))
        {
            watch.Waitable--;
            Take(node, input);
        }
    }
}
