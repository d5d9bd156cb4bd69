using Distribution.Experiments.Statistics;
using Distribution.Experiments.Theory;

namespace Distribution.Experiments.Running;

/// <summary>What is to be run of one setting.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="Settings">Its checked options.</param>
/// <param name="RootSeed">The seed of the whole command.</param>
/// <param name="Runs">How many runs; with <paramref name="UntilWidth"/> the most.</param>
/// <param name="Jobs">How many workers, at least 1.</param>
/// <param name="UntilWidth">As many runs as make the interval of the main measure about this wide, by
/// <see cref="PilotRule"/>; null: all of them.</param>
internal sealed record CellPlan(IListedProtocol Protocol, Settings Settings, ulong RootSeed, int Runs, int Jobs, double? UntilWidth)
{
    private const string Measured = "measure ";

    /// <summary>Which of several grids of a plan the setting is of; empty: there is one.</summary>
    internal string Mechanism { get; init; } = "";

    /// <summary>Whether the runs are measured on real processes.</summary>
    internal bool IsMeasured { get; init; }

    /// <summary>The measures in which processes and simulator are compared, whose samples are kept; empty: they are not.</summary>
    internal IReadOnlyList<string> Compared { get; init; } = [];

    /// <summary>The theories to show, by their names; null: all that apply.</summary>
    internal IReadOnlyList<string>? Theories { get; init; }

    /// <summary>Identifies the setting in results: that of its options, after <c>measure</c> where it is measured.</summary>
    internal string Key => IsMeasured ? Measured + Settings.Key : Settings.Key;

    /// <summary>What values of a measure show, one of each run.</summary>
    internal Summary SummaryOf(MeasureDefinition measure, IReadOnlyCollection<double> values) =>
        Summary.Of(values, measure.Kind, TrialsOf(Settings, values.Count));

    /// <summary>What the values of some runs of a setting are made of: one message a run where there is no such option.</summary>
    internal static Trials TrialsOf(Settings settings, int runs)
    {
        _ = settings.TryGet(CommonOptions.Messages, out var messages);
        if (!settings.TryGet(CommonOptions.Nodes, out _))
        {
            return new Trials(runs, messages);
        }

        // The caller of full nodes is no member.
        var live = CommonOptions.LiveSites(settings);
        var dieOut = Extinction.ChanceOf(settings);
        return new Trials(runs, messages, settings.Name is "gossip" ? live : live - 1, Math.Min(dieOut, 1 - dieOut));
    }

    /// <summary>Whether a key is that of a measured setting.</summary>
    internal static bool IsKeyOfMeasured(string key) => key.StartsWith(Measured, StringComparison.Ordinal);
}
