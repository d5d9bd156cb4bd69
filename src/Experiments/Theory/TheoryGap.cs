using Distribution.Experiments.Protocols;
using Distribution.Protocol;

namespace Distribution.Experiments.Theory;

/// <summary>Says why no line of theory applies to a setting.</summary>
internal static class TheoryGap
{
    private const string Beginning = "no theory line applies to this setting because";

    /// <summary>Whether a note is such a sentence.</summary>
    internal static bool IsSentence(string note) => note.StartsWith(Beginning, StringComparison.Ordinal);

    /// <summary>The sentence for a setting to which <see cref="TheoryList"/> has no line.</summary>
    internal static string Sentence(Settings settings) => $"{Beginning} {Reason(settings)}";

    private static string Reason(Settings settings)
    {
        if (settings.Options.Contains(CommonOptions.Nodes) && settings.Get(CommonOptions.Nodes) == 1)
        {
            return "one node has nobody to inform";
        }

        if (settings.Name is "flood" or "direct-mail")
        {
            return "the lines hold where the graph is the same in every run, no site is crashed and, of a flood, nothing is lost";
        }

        if (!RumorRules.IsComplete(settings))
        {
            return "the lines hold on the complete graph, and --topology is another";
        }

        return settings.Name switch
        {
            "rumor" => OfRumor(settings),
            "anti-entropy" => "the lines hold for one clock in step or Poisson clocks, without connection limit, certificates and losses",
            "gossip" when FaultPlanOption.IsGiven(settings) => "the lines know of no faults that come and go, and --plan has some",
            "gossip" => "repair reaches whom the pushes miss, and the lines are of pushes alone",
            _ => $"none is known for {settings.Name}",
        };
    }

    private static string OfRumor(Settings settings)
    {
        if (settings.Get(RumorProtocol.ConnectionLimit) > 0)
        {
            return "a connection limit makes the contacts of a cycle depend on each other, for which papers have simulations alone";
        }

        if (settings.Get(RumorProtocol.Answer) == AnswerRule.One)
        {
            return "answering one call makes the contacts of a cycle depend on each other";
        }

        var rules = RumorRules.Of(settings)!;
        return rules switch
        {
            { Live: 1 } => "all sites but the source are crashed",
            { Arrival: 0 } => "nothing that is sent arrives",
            { Stop: StopRule.MedianCounter } =>
                "what is known of the median counter is its order, n ln ln n transmissions, not its constant",
            { Stop: StopRule.Forever, Clock: ClockModel.Staggered } =>
                "spreading times are known for clocks in step and for Poisson clocks",
            { Stop: StopRule.Forever } => "this fan-out is beyond what is computed exactly, and its leading order is not known",
            { Mode: SpreadMode.Push } => "the one line that there is ties the residue to the traffic, and nothing was measured",
            { Clock: ClockModel.Poisson } =>
                "the differential equations are of one partner at a time, without --loss, and of push-pull without lost updates",
            _ => $"what is known of {settings.TextOf(RumorProtocol.Mode)} with a stop rule are differential equations, "
                + "which describe --clock poisson",
        };
    }
}
