using Distribution.InSimulator;
using Distribution.Simulator;

namespace Distribution.Experiments.Exploring;

/// <summary>The options of <c>explore --strategy exhaustive</c>; other strategies refuse them.</summary>
internal static class ExhaustiveSettings
{
    /// <summary>The strategy's name.</summary>
    internal const string Strategy = "exhaustive";

    /// <summary>All of them.</summary>
    internal static IReadOnlyList<ProtocolOption> All => [Losses, Duplications, Crashes, Restarts, Keeps, Timers, InOrder, Reduces, States];

    /// <summary>Those that bound the space.</summary>
    internal static IReadOnlyList<ProtocolOption> Bounds =>
        [ExploreOptions.Nodes, Losses, Duplications, Crashes, Restarts, Keeps, Timers, InOrder];

    /// <summary>What is about single runs, of which all states are none.</summary>
    private static IReadOnlyList<ProtocolOption> OfRuns =>
    [
        ExploreOptions.Runs, ExploreOptions.Time, ExploreOptions.Faults, ExploreOptions.Plan, ExploreOptions.GoesOn, ExploreOptions.Verify,
    ];

    private static ProtocolOption<int> Losses { get; } = Budget("losses", "how many messages may be lost");

    private static ProtocolOption<int> Duplications { get; } = Budget("duplications", "how many messages may be doubled");

    private static ProtocolOption<int> Crashes { get; } = Budget("crashes", "how many times nodes may crash");

    private static ProtocolOption<int> Restarts { get; } = Budget("restarts", "how many times nodes may start again");

    private static ProtocolOption<int> Timers { get; } = Budget("timers", "how many timers may expire at each node", 2);

    private static ProtocolOption<Remnant> Keeps { get; } = OptionKinds.Choice(
        "keeps", "exhaustive: what a node that has crashed still has", Remnant.Nothing, Enum.GetValues<Remnant>());

    private static ProtocolOption<bool> InOrder { get; } =
        OptionKinds.Flag("in-order", "exhaustive: messages of one link arrive in the order in which they were sent", false);

    private static ProtocolOption<bool> Reduces { get; } =
        OptionKinds.Flag("reduce", "exhaustive: one order of transitions at different nodes is enough (sleep sets)", false);

    private static ProtocolOption<int> States { get; } =
        OptionKinds.Whole("states", "exhaustive: the most states", 1, 100_000_000, new ExhaustiveOptions().StatesMax);

    /// <summary>Whether the options ask for it.</summary>
    /// <exception cref="UsageException">They ask for other strategies as well, or for something that is not theirs.</exception>
    internal static bool AreAsked(Settings run)
    {
        var text = run.Get(ExploreOptions.Strategies);
        var isAsked = text.Split(',').Contains(Strategy, StringComparer.Ordinal);
        if (isAsked && text != Strategy)
        {
            throw UsageException.NotAllowed("--strategy", text, $"{Strategy} alone, or lists of the others");
        }

        return (isAsked ? OfRuns : All).FirstOrDefault(run.IsGiven) is { } lost
            ? throw new UsageException($"{lost.Flag} '{UsageException.Shown(run.TextOf(lost))}': it says nothing "
                + $"{(isAsked ? "with" : "without")} --strategy {Strategy}; leave it out")
            : isAsked;
    }

    /// <summary>What bounds the space of a scenario.</summary>
    /// <exception cref="UsageException">It cannot have so many nodes.</exception>
    internal static StateSpaceOptions BoundsOf(ListedScenario listed, ScenarioTerms scenario, Settings run)
    {
        var asked = run.Get(ExploreOptions.Nodes);
        var nodes = asked > 0 ? asked : scenario.LeastNodes;
        if (nodes < scenario.LeastNodes || nodes > StateSpaceOptions.NodesMax)
        {
            throw UsageException.NotAllowed(
                "--nodes",
                NumberText.Write(nodes),
                $"{scenario.LeastNodes} .. {StateSpaceOptions.NodesMax} nodes for {listed.Name}, explored exhaustively");
        }

        return new StateSpaceOptions
        {
            Nodes = nodes,
            Core = Math.Min(scenario.Core, nodes - 1),
            Losses = run.Get(Losses),
            Duplications = run.Get(Duplications),
            Crashes = run.Get(Crashes),
            Restarts = run.Get(Restarts),
            Keeps = run.Get(Keeps),
            TimersPerNode = run.Get(Timers),
            IsOrdered = run.Get(InOrder),
        };
    }

    /// <summary>How the space is searched.</summary>
    /// <param name="run">The options.</param>
    /// <param name="progress">Is told how many states were seen, and how deep.</param>
    internal static ExhaustiveOptions OptionsOf(Settings run, Action<int, int> progress) =>
        new() { StatesMax = run.Get(States), Reduces = run.Get(Reduces), Progress = progress };

    /// <summary>That there are more, in one line.</summary>
    internal static string TooMany(Settings run, ExhaustiveResult result) =>
        $"{States.Flag} '{NumberText.Write(run.Get(States))}': there are more; all that are fewer than {result.Depth} transitions away "
        + "were seen, and nothing is wrong in them; allow more states, or fewer nodes, timers or faults";

    private static ProtocolOption<int> Budget(string name, string help, int usual = 0) =>
        OptionKinds.Whole(name, "exhaustive: " + help, 0, StateSpaceOptions.BudgetMax, usual);
}
