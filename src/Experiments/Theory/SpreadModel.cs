using Distribution.Experiments.Protocols;
using Distribution.Protocol;

namespace Distribution.Experiments.Theory;

/// <summary>Spreading on a complete graph as far as it decides who is reached, when contacts do not depend on what they find.</summary>
/// <param name="Live">Sites that can learn, the source included: 1 or more.</param>
/// <param name="Candidates">Sites that a contact draws from.</param>
/// <param name="Fanout">The mean number of contacts of a site, at most <paramref name="Candidates"/> unless drawn with
/// replacement.</param>
/// <param name="Law">The distribution around that mean.</param>
/// <param name="Arrival">The probability that a transmission arrives.</param>
internal readonly record struct SpreadModel(int Live, int Candidates, double Fanout, ContactLaw Law, double Arrival)
{
    /// <summary>Whether sites go on for ever, with as many contacts in each cycle; else each makes its contacts once.</summary>
    internal bool IsForever { get; init; }

    /// <summary>Whether informed sites send to those that they contact.</summary>
    internal bool Pushes { get; init; } = true;

    /// <summary>Whether sites are sent the rumor by those that they contact.</summary>
    internal bool Pulls { get; init; }

    /// <summary>The probability that a request arrives, where sites ask.</summary>
    internal double Asks { get; init; } = 1;

    /// <summary>How many rumors are spread independently.</summary>
    internal int Messages { get; init; } = 1;

    /// <summary>1 if the source is not one of the sites to be reached, else 0.</summary>
    internal int Outside { get; init; }

    /// <summary>How many sites are to be reached.</summary>
    internal int Wanted => Live - Outside;

    /// <summary>How many live, not yet informed sites the contacts of one site are expected to inform while almost nobody is
    /// informed.</summary>
    internal double Growth => Fanout * OneInforms;

    /// <summary>The probability that one transmission informs a site while almost nobody is informed: it arrives, at a live site.</summary>
    internal double OneInforms => Arrival * (Live - 1) / Math.Max(1, Candidates);

    /// <summary>The model of spreading for ever, all sites in step.</summary>
    internal static bool TryReadForever(Settings settings, out SpreadModel model) =>
        TryReadForever(settings, ClockModel.Synchronous, out model);

    /// <summary>The model of spreading for ever by a clock: rumors that nobody loses interest in, and anti-entropy.</summary>
    internal static bool TryReadForever(Settings settings, ClockModel clock, out SpreadModel model)
    {
        var isForever = settings.Name switch
        {
            SpreadTheory.ProtocolName => clock == ClockModel.Synchronous,
            "anti-entropy" => IsPlainAntiEntropy(settings) && settings.Get(RumorProtocol.Clock) == clock,
            _ => RumorRules.Of(settings) is { Stop: StopRule.Forever } rules && rules.Clock == clock,
        };
        model = isForever
            ? OfRumor(settings, settings.Get(RumorProtocol.Mode), RumorRules.LawOf(settings)) with { IsForever = true }
            : default;
        return isForever && model.Live >= 2 && model.Growth > 0;
    }

    /// <summary>The model of sites that make their contacts once, whatever the contacts find.</summary>
    internal static bool TryReadOnce(Settings settings, out SpreadModel model)
    {
        model = default;

        // Repair reaches whom the pushes miss: nothing that holds for them is to be shown beside it.
        if (settings.Name is "gossip" && settings.Get(GossipService.Repair) == GossipRepair.None && !FaultPlanOption.IsGiven(settings))
        {
            model = OfGossip(settings);
        }
        else if (RumorRules.Of(settings) is { Mode: SpreadMode.Push } rules)
        {
            model = rules switch
            {
                { Stop: StopRule.Once } => OfRumor(settings, SpreadMode.Push, RumorRules.LawOf(settings)),
                { Stop: StopRule.BlindCounter, IsOneContact: true } =>
                    OfRumor(settings, SpreadMode.Push, ContactLaw.Repeated) with { Fanout = rules.K },
                { Stop: StopRule.BlindCoin, IsOneContact: true } =>
                    OfRumor(settings, SpreadMode.Push, ContactLaw.Geometric) with { Fanout = rules.K },
                _ => default,
            };
        }

        return model.Candidates > 0;
    }

    /// <summary>The model of sites that contact others as the fan-out says.</summary>
    internal static SpreadModel OfRumor(Settings settings, SpreadMode mode, ContactLaw law)
    {
        var nodes = settings.Get(CommonOptions.Nodes);
        _ = settings.TryGet(CommonOptions.Loss, out var loss);
        _ = settings.TryGet(CommonOptions.Delivery, out var delivery);
        _ = settings.TryGet(RumorProtocol.Fanout, out var function);
        var fanout = function.Of(nodes);
        return new SpreadModel(
            CommonOptions.LiveSites(settings),
            nodes - 1,
            law == ContactLaw.Poisson ? fanout : Math.Min(fanout, nodes - 1),
            law,
            (1 - loss) * delivery)
        {
            Pushes = mode != SpreadMode.Pull,
            Pulls = mode != SpreadMode.Push,
            Asks = 1 - loss,
        };
    }

    /// <summary>The model of full nodes that forward a message once. The caller is no member. It and every member draw from the whole
    /// group, a member also itself; subsets are rounded up. Over real processes there are no loss and no crashes to be set.</summary>
    internal static SpreadModel OfGossip(Settings settings)
    {
        var nodes = settings.Get(GossipService.Nodes);
        _ = settings.TryGet(CommonOptions.Loss, out var loss);
        var subset = Math.Clamp(Math.Ceiling(settings.Get(GossipService.Subset).Of(nodes)), 1, nodes);
        return new SpreadModel(CommonOptions.LiveSites(settings) + 1, nodes, subset, ContactLaw.Fixed, 1 - loss)
        {
            Messages = settings.Get(CommonOptions.Messages),
            Outside = 1,
        };
    }

    // Every conversation makes the two sites equal, whatever they say to each other; with losses it depends on what is lost.
    private static bool IsPlainAntiEntropy(Settings settings) => RumorRules.IsComplete(settings)
        && settings.Get(RumorProtocol.ConnectionLimit) == 0
        && settings.Get(AntiEntropyProtocol.Certificates) == CertificateSetting.None
        && settings.Get(CommonOptions.Loss) == 0
        && (settings.Get(CommonOptions.Delivery) == 1 || settings.Get(AntiEntropyProtocol.Exchange) == ExchangeRule.Full);
}
