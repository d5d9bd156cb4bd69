using Distribution.Experiments.Protocols;
using Distribution.Protocol;

namespace Distribution.Experiments.Theory;

/// <summary>How likely a message dies out near its source: that the branching process of first contacts ends (Harris 1963, "The Theory of
/// Branching Processes", chapter I), which on large complete graphs is how a spread begins. It need not be exact: intervals hold the
/// truth also where it is a third of what it should be.</summary>
internal static class Extinction
{
    /// <summary>The chance, 0..1: 0 where nothing is lost and every node sends, and where it is not known: under feedback, of repair,
    /// of a plan of faults, and of a flood on other graphs than the complete one.</summary>
    internal static double ChanceOf(Settings settings) =>
        ModelOf(settings) is { Live: > 1 } model ? 1 - InfectAndDieFixedPoint.Survival(model) : 0;

    private static SpreadModel? ModelOf(Settings settings) => settings.Name switch
    {
        "gossip" => SpreadModel.OfGossip(settings),
        "rumor" => OfRumor(settings),
        "timed-push" => Sending(settings, TransmitsOf(settings)),
        "flood" when RumorRules.IsComplete(settings) => OfFlood(settings),
        "anti-entropy" => null,
        _ => settings.TryGet(RumorProtocol.Fanout, out _) ? Sending(settings, 1) : null,
    };

    private static SpreadModel? OfRumor(Settings settings)
    {
        var k = settings.Get(RumorProtocol.K);
        return settings.Get(RumorProtocol.Stop) switch
        {
            StopRule.Once => Sending(settings, 1),
            StopRule.BlindCounter => Sending(settings, k),
            StopRule.BlindCoin => OfCoin(Sending(settings, k)),
            _ => null,
        };
    }

    // A site may send once alone, and that to the one that told it.
    private static SpreadModel OfCoin(SpreadModel model) => model.Law == ContactLaw.Poisson
        ? model
        : model with { Law = ContactLaw.Geometric, Arrival = model.Arrival * (1 - (1.0 / Math.Max(1, model.Candidates))) };

    /// <summary>Nodes that send to their fan-out so many times. How many ask a node is a Poisson number.</summary>
    private static SpreadModel Sending(Settings settings, int times)
    {
        var mode = settings.TryGet(RumorProtocol.Mode, out var given) ? given : SpreadMode.Push;
        var model = SpreadModel.OfRumor(settings, mode, RumorRules.LawOf(settings));
        return model with
        {
            Fanout = model.Fanout * times,
            Law = mode == SpreadMode.Pull || model.Law != ContactLaw.Fixed ? ContactLaw.Poisson : ContactLaw.Repeated,
        };
    }

    // The multiplier times the number of decimal digits.
    private static int TransmitsOf(Settings settings) =>
        settings.Get(TimedPushProtocol.Multiplier) * NumberText.Write(settings.Get(CommonOptions.Nodes)).Length;

    private static SpreadModel OfFlood(Settings settings)
    {
        var nodes = settings.Get(CommonOptions.Nodes);
        return new SpreadModel(
            CommonOptions.LiveSites(settings), nodes - 1, Math.Max(1, nodes - 2), ContactLaw.Fixed, 1 - settings.Get(CommonOptions.Loss));
    }
}
