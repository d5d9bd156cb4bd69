using Distribution.InSimulator;
using Distribution.Protocol;

namespace Distribution.Experiments.Protocols;

/// <summary>Makes the runs that the options of <see cref="RumorProtocol"/> ask for.</summary>
internal static class RumorRuns
{
    internal static ISimulationRun Of(Settings settings)
    {
        var options = OptionsOf(settings);
        var model = settings.Get(RumorProtocol.Clock);
        if (options.Refusal(model) is { } refusal)
        {
            throw new UsageException("--" + refusal);
        }

        var clock = CycleRules.ClockOf(settings, options.IsOrdered, Legs(options));
        if (options.Stop == StopRule.MedianCounter)
        {
            return new CycleRun<MedianState, MedianMessage>(
                new MedianCounter<SimulatedEnvironment<MedianMessage>>(clock, options), clock, settings, EndOf(options.Stop));
        }

        return new CycleRun<MongerState, MongerMessage>(
            new RumorMongering<SimulatedEnvironment<MongerMessage>>(clock, options), clock, settings, EndOf(options.Stop));
    }

    private static MongerOptions OptionsOf(Settings settings)
    {
        var limit = settings.Get(RumorProtocol.ConnectionLimit);
        return new MongerOptions
        {
            Mode = settings.Get(RumorProtocol.Mode),
            Stop = settings.Get(RumorProtocol.Stop),
            K = settings.Get(RumorProtocol.K),
            Counter = settings.Get(RumorProtocol.Counter),
            Judge = settings.Get(RumorProtocol.Judge),
            PullStep = settings.Get(RumorProtocol.PullStep),
            ConnectionLimit = limit == 0 ? null : limit,
            Hunt = settings.Get(RumorProtocol.Hunt),
            AnswersOne = settings.Get(RumorProtocol.Answer) == AnswerRule.One,
            ExtraRounds = settings.Get(RumorProtocol.ExtraRounds),
        };
    }

    /// <summary>How many messages an exchange takes, one after another.</summary>
    private static int Legs(MongerOptions options) => 3 + (options.ConnectionLimit is null ? 0 : 2 * (1 + options.Hunt));

    private static CycleEnd EndOf(StopRule stop) => stop switch
    {
        StopRule.Forever => CycleEnd.AllKnow,
        StopRule.FeedbackCounter or StopRule.FeedbackCoin => CycleEnd.NobodySpreadsAfterFeedback,
        _ => CycleEnd.NobodySpreads,
    };
}
