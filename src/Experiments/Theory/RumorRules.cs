using Distribution.Experiments.Protocols;
using Distribution.Protocol;

namespace Distribution.Experiments.Theory;

/// <summary>The options of rumor mongering where theory has something to say: on a complete graph, and every call is answered.</summary>
internal sealed record RumorRules
{
    private RumorRules(Settings settings)
    {
        Mode = settings.Get(RumorProtocol.Mode);
        Stop = settings.Get(RumorProtocol.Stop);
        K = settings.Get(RumorProtocol.K);
        Counter = settings.Get(RumorProtocol.Counter);
        Judge = settings.Get(RumorProtocol.Judge);
        PullStep = settings.Get(RumorProtocol.PullStep);
        Clock = settings.Get(RumorProtocol.Clock);
        Nodes = settings.Get(CommonOptions.Nodes);
        Live = Nodes - CommonOptions.CrashedSites(settings);
        Delivery = settings.Get(CommonOptions.Delivery);
        Loss = settings.Get(CommonOptions.Loss);
        IsOneContact = settings.Get(RumorProtocol.Law) == FanoutLaw.Fixed && settings.Get(RumorProtocol.Fanout).Of(Nodes) == 1;
    }

    internal SpreadMode Mode { get; }

    internal StopRule Stop { get; }

    internal int K { get; }

    internal CounterRule Counter { get; }

    internal JudgeRule Judge { get; }

    internal PullStep PullStep { get; }

    internal ClockModel Clock { get; }

    internal int Nodes { get; }

    /// <summary>Sites that are not crashed.</summary>
    internal int Live { get; }

    internal double Delivery { get; }

    internal double Loss { get; }

    /// <summary>Whether a site contacts exactly one other at a time.</summary>
    internal bool IsOneContact { get; }

    /// <summary>Whether a site stops by what its contacts answer.</summary>
    internal bool IsFeedback => Stop is StopRule.FeedbackCounter or StopRule.FeedbackCoin;

    /// <summary>The probability that a transmission arrives.</summary>
    internal double Arrival => Delivery * (1 - Loss);

    /// <summary>The rules of the settings; null where they are of another protocol, topology, or limit connections.</summary>
    internal static RumorRules? Of(Settings settings) =>
        settings.Name is "rumor" && IsComplete(settings)
        && settings.Get(RumorProtocol.ConnectionLimit) == 0 && settings.Get(RumorProtocol.Answer) == AnswerRule.All
            ? new RumorRules(settings)
            : null;

    /// <summary>Whether everybody knows everybody.</summary>
    internal static bool IsComplete(Settings settings) => !settings.Options.Contains(CommonOptions.Topology)
        || settings.TextOf(CommonOptions.Topology) is "complete";

    /// <summary>The law of the fan-out.</summary>
    internal static ContactLaw LawOf(Settings settings)
    {
        _ = settings.TryGet(RumorProtocol.Law, out var law);
        return law switch
        {
            FanoutLaw.Binomial => ContactLaw.Binomial,
            FanoutLaw.Poisson => ContactLaw.Poisson,
            _ => ContactLaw.Fixed,
        };
    }
}
