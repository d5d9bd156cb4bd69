using Distribution.Experiments;
using Distribution.Experiments.Exploring;
using Distribution.PlantedBugs;

namespace Distribution.ExplorationTests;

/// <summary>A scenario in which nothing is wrong, with options of its own.</summary>
/// <param name="Listed">As the command line lists it.</param>
/// <param name="Options">As the command line takes them, without number of nodes.</param>
internal sealed record RightScenario(ListedScenario Listed, string Options)
{
    // Beside the defaults.
    private static readonly (string Name, string Options)[] Further =
    [
        ("rumor", "--stop forever --mode push-pull"),
        ("rumor", "--stop median-counter --mode push-pull"),
        ("rumor", "--stop blind-coin --mode pull --connection-limit 1 --hunt 1"),
        ("anti-entropy", "--exchange recent --items 10 --clock staggered --connection-limit 1"),
        ("anti-entropy", "--certificates 200,300,2"),
        ("anti-entropy", "--certificates 2,10,1"),
        ("flood", "--topology ring --messages 10"),
        ("flood", "--latency uniform:1ms..60s"),
        ("direct-mail", "--latency uniform:1ms..60s"),
        ("timed-push", "--messages 10 --fanout 1"),
        ("gossip", "--repair anti-entropy --messages 5 --subset 1"),
    ];

    /// <summary>All that the program lists and those in which something can be planted, and the listed ones again with other
    /// options.</summary>
    internal static IReadOnlyList<RightScenario> All { get; } =
    [
        .. Composition.Catalog.Explored
            .Concat(PlantedBug.Scenarios.Select(type => new MarkedScenario(type)))
            .Select(listed => new RightScenario(listed, string.Empty)),
        .. Further.Select(item => new RightScenario(Composition.Catalog.Explored.Single(listed => listed.Name == item.Name), item.Options)),
    ];

    /// <summary>The options, word by word.</summary>
    internal string[] Words => Options.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>It, as <c>explore</c> has it on so many nodes.</summary>
    internal Scenario Create(int nodes)
    {
        var given = Words.Chunk(2).ToDictionary(pair => pair[0][2..], pair => pair[1], StringComparer.Ordinal);
        return Listed.Create(Listed.Read(given, nodes));
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Listed.Name} {Options}".TrimEnd();
}
