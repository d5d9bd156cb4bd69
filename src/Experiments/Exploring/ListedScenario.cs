using System.Reflection;

namespace Distribution.Experiments.Exploring;

/// <summary>What <c>explore</c> explores, as the command line lists it: a marked scenario, or a protocol.</summary>
internal abstract class ListedScenario
{
    /// <summary>As the command line names it.</summary>
    internal abstract string Name { get; }

    /// <summary>One line.</summary>
    internal abstract string Summary { get; }

    /// <summary>What it takes beside the options of <c>explore</c>.</summary>
    internal abstract IReadOnlyList<ProtocolOption> Options { get; }

    /// <summary>The library that it comes from.</summary>
    internal abstract Assembly Library { get; }

    /// <summary>Checks what was given of its options, and fills in the defaults.</summary>
    /// <param name="given">Texts by option name.</param>
    /// <param name="nodes">How many nodes there will be; 0: as the scenario says.</param>
    /// <exception cref="UsageException">A value is not allowed, or they do not fit together.</exception>
    internal virtual Settings Read(IReadOnlyDictionary<string, string> given, int nodes) => Settings.Read(Name, Options, given);

    /// <summary>Settings as <see cref="Read"/> takes them again.</summary>
    internal virtual IReadOnlyDictionary<string, string> TextsOf(Settings settings) =>
        Options.ToDictionary(option => option.Name, settings.TextOf, StringComparer.Ordinal);

    /// <summary>A scenario with these settings.</summary>
    /// <exception cref="UsageException">It refuses one of them.</exception>
    internal abstract Scenario Create(Settings settings);

    /// <summary>The same, to be explored exhaustively on so many nodes; null: it has no state space.</summary>
    /// <exception cref="UsageException">It refuses one of them.</exception>
    internal virtual IExhaustible? ExhaustibleOf(Settings settings, int nodes) => Create(settings) as IExhaustible;
}
