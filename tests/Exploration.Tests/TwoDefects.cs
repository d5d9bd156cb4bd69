using Distribution.InSimulator;
using Distribution.Protocol;

namespace Distribution.ExplorationTests;

/// <summary>Numbers that one node sends to another, which throws where one is missing or comes twice; and a timer that throws now and then,
/// whatever goes wrong: two defects, one type of exception.</summary>
internal sealed class TwoDefects<TEnvironment> : IProtocol<TwoDefects.Count, TwoDefects.Next, TEnvironment>
    where TEnvironment : struct, IEnvironment<TwoDefects.Next>, allows ref struct
{
    public void OnStart(ref TwoDefects.Count state, TEnvironment environment)
    {
        for (var number = 0; number < 20 && environment.Self.Index == 0; number++)
        {
            environment.SetTimer(new TimerId(number), Duration.FromMilliseconds(100 * (number + 1)));
        }
    }

    public void OnMessage(ref TwoDefects.Count state, NodeId from, in TwoDefects.Next message, TEnvironment environment) =>
        Take(ref state, message);

    public void OnTimer(ref TwoDefects.Count state, TimerId timer, TEnvironment environment)
    {
        if (environment.NextRandom(4_000) == 0)
        {
            throw new InvalidOperationException("out of luck");
        }

        environment.Send(new NodeId(1), new TwoDefects.Next(state.Number));
        state = new TwoDefects.Count(state.Number + 1);
    }

    private static void Take(ref TwoDefects.Count state, TwoDefects.Next message) => state = message.Number == state.Number
        ? new TwoDefects.Count(state.Number + 1)
        : throw new InvalidOperationException($"{message.Number} instead of {state.Number}");
}

/// <summary>What they are made of.</summary>
internal sealed class TwoDefects : Scenario
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Faults => ["loss", "duplication"];

    /// <inheritdoc/>
    public override void Build(ScenarioRun run) =>
        run.Simulate(new TwoDefects<SimulatedEnvironment<Next>>(), new SimulationOptions { Nodes = run.Nodes });

    /// <summary>How many numbers a node has sent or taken.</summary>
    internal readonly record struct Count(int Number);

    /// <summary>A number.</summary>
    internal readonly record struct Next(int Number);
}
