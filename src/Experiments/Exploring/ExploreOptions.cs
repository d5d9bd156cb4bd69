using System.Diagnostics.CodeAnalysis;
using Distribution.Experiments.Running;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.Experiments.Exploring;

/// <summary>The options of <c>explore</c>, beside those of a scenario.</summary>
internal static class ExploreOptions
{
    /// <summary>The most nodes of a run.</summary>
    internal const int NodesMax = 10_000;

    internal static ProtocolOption<int> Runs { get; } =
        OptionKinds.Whole("runs", "the most runs, each with a seed and a plan of faults of its own", 1, 100_000_000, 1_000);

    internal static ProtocolOption<Duration> Time { get; } = new(
        "time",
        "no new runs are begun after this time; a failure is then made small for 5s at most",
        "durations from 1s up, such as 60s, or none",
        Duration.MaxValue,
        (string text, out Duration time) =>
        {
            var isTime = Duration.TryParse(text, out time) && time >= Duration.FromSeconds(1);
            time = text is "none" ? Duration.MaxValue : time;
            return isTime || text is "none";
        },
        time => time == Duration.MaxValue ? "none" : time.ToString());

    internal static ProtocolOption<int> Nodes { get; } = new(
        "nodes",
        "how many nodes; 0: as the scenario says",
        $"whole numbers from 2 to {NodesMax}, and 0",
        0,
        (string text, out int nodes) =>
        {
            var isRead = NumberText.TryWhole(text, 0, NodesMax, out var number);
            nodes = (int)number;
            return isRead && number != 1;
        },
        nodes => NumberText.Write(nodes));

    /// <summary>Made anew each time: loaded libraries may bring kinds of their own.</summary>
    internal static ProtocolOption<string> Faults => Names(
        "faults", "the kinds of fault to draw, of those that the scenario tolerates", "all", [.. FaultKinds.DrawnNames], mayBeNone: true);

    internal static ProtocolOption<string> Plan { get; } =
        FaultPlanOption.Of($"a file with the faults of every run, instead of drawn ones: {FaultPlanOption.Forms}");

    internal static ProtocolOption<string> Strategies { get; } = Names(
        "strategy", "how schedules are chosen, in turn", "all", [.. Strategy.All.Select(known => known.Name), ExhaustiveSettings.Strategy]);

    internal static ProtocolOption<bool> GoesOn { get; } = OptionKinds.Flag("keep-going", "go on after runs have failed", false);

    internal static ProtocolOption<int> Verify { get; } = OptionKinds.Whole(
        "verify",
        "every so many runs one is made twice more, here and in a fresh process with another culture, compiler and collector, and has "
        + "to go the same way; 0: none",
        0,
        100_000_000,
        0);

    /// <summary>All of them.</summary>
    internal static IReadOnlyList<ProtocolOption> All =>
    [
        Runs, Time, Nodes, Faults, Plan, Strategies, GoesOn, Verify, RunOptions.Seed, RunOptions.Jobs, RunOptions.Out, RunOptions.Format,
        .. ExhaustiveSettings.All,
    ];

    /// <summary>The names that a text lists; null: all.</summary>
    internal static IReadOnlyList<string>? NamesIn(string text) => text switch
    {
        "all" => null,
        "none" => [],
        _ => text.Split(','),
    };

    private static ProtocolOption<string> Names(
        string name, string help, string usual, IReadOnlyList<string> known, bool mayBeNone = false) => new(
        name,
        help,
        $"all, {(mayBeNone ? "none, " : string.Empty)}or a list of {string.Join(", ", known)}",
        usual,
        (string text, [MaybeNullWhen(false)] out string value) =>
        {
            value = text;
            return text is "all" || (mayBeNone && text is "none") || text.Split(',').All(known.Contains);
        },
        value => value);
}
