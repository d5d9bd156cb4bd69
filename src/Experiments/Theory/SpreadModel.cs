using Distribution.Experiments.Protocols;
using Distribution.InSimulator;
using Distribution.Protocol;

namespace Distribution.Experiments.Theory;

/// <summary>Push gossip as theory sees it: what of the settings decides who is reached.</summary>
/// <param name="Stop">Whether informed sites contact once or for ever.</param>
/// <param name="Live">Sites that can learn, the source included: 1 or more.</param>
/// <param name="Candidates">Sites that a contact draws from.</param>
/// <param name="Fanout">The mean number of sites contacted, at most <paramref name="Candidates"/> unless drawn with replacement.</param>
/// <param name="Law">The distribution around that mean: fixed, binomial or Poisson.</param>
/// <param name="Arrival">The probability that a transmission arrives.</param>
/// <param name="Messages">How many rumors are spread independently.</param>
/// <param name="Outside">1 if the source is not one of the sites to be reached, else 0.</param>
internal readonly record struct SpreadModel(
    StopRule Stop, int Live, int Candidates, double Fanout, FanoutLaw Law, double Arrival, int Messages, int Outside)
{
    /// <summary>How many sites are to be reached.</summary>
    internal int Wanted => Live - Outside;

    /// <summary>How many live, not yet informed sites a contact is expected to inform while almost nobody is informed.</summary>
    internal double Growth => Fanout * OneInforms;

    /// <summary>The probability that one transmission informs a site while almost nobody is informed: it arrives, at a live site.</summary>
    internal double OneInforms => Arrival * (Live - 1) / Math.Max(1, Candidates);

    /// <summary>Reads the model off the settings; false where they are of something else.</summary>
    internal static bool TryRead(Settings settings, out SpreadModel model)
    {
        model = default;
        switch (settings.Name)
        {
            case "rumor" when IsPlainPush(settings):
                model = OfRumor(settings);
                return true;
            // Repair reaches whom the pushes miss: nothing that holds for them is to be shown beside it.
            case "gossip" when settings.Get(GossipService.Repair) == GossipRepair.None:
                model = OfGossip(settings);
                return true;
            default:
                return false;
        }
    }

    private static bool IsPlainPush(Settings settings) => settings.Get(RumorProtocol.Mode) == SpreadMode.Push
        && settings.Get(RumorProtocol.Stop) is StopRule.Once or StopRule.Forever
        && settings.Get(RumorProtocol.Clock) == ClockModel.Synchronous
        && settings.Get(CommonOptions.Topology) == Topology.Complete
        && settings.Get(RumorProtocol.ConnectionLimit) == 0
        && settings.Get(RumorProtocol.Answer) == AnswerRule.All;

    private static SpreadModel OfRumor(Settings settings)
    {
        var nodes = settings.Get(CommonOptions.Nodes);
        var law = settings.Get(RumorProtocol.Law);
        var fanout = settings.Get(RumorProtocol.Fanout).Of(nodes);
        return new SpreadModel(
            settings.Get(RumorProtocol.Stop),
            nodes - CommonOptions.CrashedSites(settings),
            nodes - 1,
            law == FanoutLaw.Poisson ? fanout : Math.Min(fanout, nodes - 1),
            law,
            (1 - settings.Get(CommonOptions.Loss)) * settings.Get(CommonOptions.Delivery),
            Messages: 1,
            Outside: 0);
    }

    private static SpreadModel OfGossip(Settings settings)
    {
        // Over real processes there are no loss and no crashes to be set. The caller is no member. It and every member draw from the whole
        // group, a member also itself; subsets are rounded up.
        var nodes = settings.Get(GossipService.Nodes);
        _ = settings.TryGet(CommonOptions.Loss, out var loss);
        var live = nodes - (settings.TryGet(CommonOptions.Crashed, out _) ? CommonOptions.CrashedSites(settings) : 0);
        var subset = Math.Clamp(Math.Ceiling(settings.Get(GossipService.Subset).Of(nodes)), 1, nodes);
        return new SpreadModel(
            StopRule.Once,
            live + 1,
            nodes,
            subset,
            FanoutLaw.Fixed,
            1 - loss,
            settings.Get(CommonOptions.Messages),
            Outside: 1);
    }
}
