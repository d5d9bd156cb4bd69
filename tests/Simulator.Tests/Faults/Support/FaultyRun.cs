using System.Globalization;
using Distribution.InSimulator;
using Distribution.Protocol;

namespace Distribution.Simulator.Tests;

/// <summary>A run of scripted nodes under faults, whose messages take one millisecond. Writes down what happens at the nodes.</summary>
internal sealed class FaultyRun
{
    internal static readonly Duration Latency = Duration.FromMilliseconds(1);

    private readonly Dictionary<(int From, int To, ulong Message), Instant> sent = [];

    internal FaultyRun(int nodes, IReadOnlyList<Fault> faults, Script? script = null, ulong seed = 1, bool deliversCorrupted = false)
    {
        var own = script ?? new Script();
        Simulation = new Simulation<long, ulong>(
            new Script
            {
                Started = own.Started,
                Expired = own.Expired,
                Disconnected = own.Disconnected,
                Received = (ref long state, NodeId from, ulong message, SimulatedEnvironment<ulong> environment) =>
                {
                    Heard.Add(new Hearing(environment.Self.Index, from.Index, message, Simulation!.Now));
                    own.Received(ref state, from, message, environment);
                },
            },
            new SimulationOptions
            {
                Nodes = nodes,
                Network = new NetworkOptions { Latency = Distribution.Simulator.Latency.Constant(Latency) },
                DeliversCorrupted = deliversCorrupted,
            });
        Simulation.Start(seed, prepare: new FaultPlan(faults).Inject);
    }

    internal Simulation<long, ulong> Simulation { get; }

    /// <summary>Every message that a node has heard, in order.</summary>
    internal List<Hearing> Heard { get; } = [];

    /// <summary>What was heard, as texts: <c>n1 hears 7 from n0 at 2ms</c>.</summary>
    internal IEnumerable<string> Texts => Heard.Select(each => each.ToString());

    /// <summary>A time in milliseconds.</summary>
    internal static Instant At(double milliseconds) => new((long)(milliseconds * 1e6));

    /// <summary>A duration in milliseconds.</summary>
    internal static Duration Ms(double milliseconds) => new((long)(milliseconds * 1e6));

    internal FaultyRun Send(double at, int from, int to, ulong message)
    {
        sent[(from, to, message)] = At(at);
        Simulation.Act(At(at), new NodeId(from), (ref long _, SimulatedEnvironment<ulong> environment) => environment.Send(new NodeId(to), message));
        return this;
    }

    internal FaultyRun ToEnd()
    {
        Simulation.RunUntilIdle();
        return this;
    }

    internal FaultyRun Until(double milliseconds)
    {
        var reached = false;
        Simulation.Schedule(At(milliseconds), NodeId.None, () => reached = true);
        while (!reached)
        {
            Simulation.Step();
        }

        return this;
    }

    /// <summary>How long each message that was heard was on its way, in the order of hearing.</summary>
    internal IEnumerable<Duration> Delays => Heard.Select(each => each.At - sent[(each.From, each.Node, each.Message)]);

    internal readonly record struct Hearing(int Node, int From, ulong Message, Instant At)
    {
        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"n{Node} hears {Message} from n{From} at {At}");
    }
}
