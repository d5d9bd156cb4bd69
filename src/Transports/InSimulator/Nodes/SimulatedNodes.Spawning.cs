using System.Net;
using Distribution.Protocol;

namespace Distribution.InSimulator;

/// <content>Nodes start nodes.</content>
public sealed partial class SimulatedNodes
{
    private const int RefusedCode = 2;

    internal SpawnTicket Spawn(SimulatedNode parent, SpawnRequest request)
    {
        var ticket = new SpawnTicket(spawnsMade++);
        var life = parent.Life!;
        Later(parent, (ulong)ticket.Value, () => BeginBoot(life, request, outcome => Take(parent, () =>
        {
            if (!life.IsOver)
            {
                protocol.OnSpawnCompleted(ref parent.State, ticket, outcome, EnvironmentOf(parent));
                AfterInput(parent);
            }
        })), "spawns", request.Listen);
        return ticket;
    }

    private static SpawnOutcome NotStarted(SpawnStatus status, string detail) => new(status, null, 0, detail);

    private static SpawnOutcome TimedOut(NodeAddress listen, SpawnRequest request) =>
        NotStarted(SpawnStatus.TimedOut, $"{listen} was not up after {request.BootDeadline}");

    // A simulated machine has its loopback network alone, as a real one has at the least; a wildcard is nobody's address.
    private static bool IsOfThisMachine(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private void BeginBoot(SimulatedLife parent, SpawnRequest request, Action<SpawnOutcome> completed)
    {
        var listen = request.Listen.Port == 0 ? directory.Free(request.Listen.Host) : request.Listen;
        var node = nodes[Resolve(listen).Index];
        var fate = world.BootOf(node.Id.Index, node.Boots++);
        var delay = options.BootDelay.At(boot.Next()) + fate.Delay;
        var fails = options.BootFailure.Happens(boot.Next()) || fate.Fails;
        if (delay > request.BootDeadline)
        {
            world.Schedule(Now + request.BootDeadline, node.Id.Index, 0, () => completed(TimedOut(listen, request)), "boot time is up");
            return;
        }

        var deadline = Now + request.BootDeadline;
        world.Schedule(Now + delay, node.Id.Index, 1, () =>
        {
            if (fails)
            {
                completed(NotStarted(SpawnStatus.Exited, $"{listen} exited with code 134 while it booted (simulated)"));
            }
            else if (!IsOfThisMachine(listen.Host))
            {
                completed(NotStarted(SpawnStatus.Refused, $"cannot listen at {listen}: no address of this machine"));
            }
            else if (node.IsRunning)
            {
                completed(NotStarted(SpawnStatus.Refused, $"cannot listen at {listen}: the port is in use"));
            }
            else if (!parent.IsOver)
            {
                var child = Boot(node, request);
                (parent.Children ??= []).Add(child);
                StartUp(child, deadline, completed);
            }
        }, "boots");
    }

    /// <summary>Runs a new node's start-up calls; then, or when one fails or the boot deadline comes, the spawn is over.</summary>
    private void StartUp(SimulatedLife child, Instant deadline, Action<SpawnOutcome> completed)
    {
        var (node, request, isOver) = (child.Node, child.Request, false);
        if (request.OnStart.Count > 0)
        {
            world.Schedule(deadline, node.Id.Index, 2, () => Finish(TimedOut(node.Address, request), KilledCode), "start-up time is up");
        }

        RunFrom(0);

        void RunFrom(int index)
        {
            if (index == request.OnStart.Count)
            {
                Finish(new SpawnOutcome(SpawnStatus.Started, node.Address, 0, string.Empty), null);
                return;
            }

            var call = request.OnStart[index];
            Submit(node.Address, new Command(null, call, Duration.MaxValue), outcome =>
            {
                if (outcome.Error is { } error)
                {
                    Finish(NotStarted(SpawnStatus.Refused, StartUpCalls.Failure(call, error)), RefusedCode);
                }
                else if (!isOver)
                {
                    RunFrom(index + 1);
                }
            });
        }

        void Finish(SpawnOutcome outcome, int? exitCode)
        {
            if (isOver)
            {
                return;
            }

            isOver = true;
            if (exitCode is { } code && !child.IsOver)
            {
                Crash(node, code);
            }

            completed(outcome);
        }
    }
}
