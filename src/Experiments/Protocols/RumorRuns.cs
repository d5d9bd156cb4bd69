using Distribution.InSimulator;
using Distribution.Protocol;

namespace Distribution.Experiments.Protocols;

/// <summary>Makes the runs that the options of <see cref="RumorProtocol"/> ask for.</summary>
internal static class RumorRuns
{
    internal static ISimulationRun Of(Settings settings)
    {
        var (options, clock) = RulesOf(settings);
        return options.Stop == StopRule.MedianCounter
            ? new CycleRun<MedianState, MedianMessage>(Median(clock, options), clock, settings, EndOf(options.Stop))
            : new CycleRun<MongerState, MongerMessage>(
                Mongering<SimulatedEnvironment<MongerMessage>>(clock, options), clock, settings, EndOf(options.Stop));
    }

    /// <summary>The same sites for <c>explore</c>.</summary>
    internal static Scenario ExploredOf(Settings settings)
    {
        var (options, clock) = RulesOf(settings);
        return options.Stop == StopRule.MedianCounter
            ? Explored(Median(clock, options), timeless: null)
            : Explored(Mongering<SimulatedEnvironment<MongerMessage>>(clock, options), () => Timeless(settings));

        SpreadScenario<TState, TMessage> Explored<TState, TMessage>(
            IGossipProtocol<TState, TMessage, SimulatedEnvironment<TMessage>> protocol,
            Func<IGossipProtocol<TState, TMessage, ExhaustiveEnvironment<TMessage>>>? timeless)
            where TState : struct
            where TMessage : struct => new(protocol, CycleRules.SimulationOf(settings))
            {
                Promise = PromiseOf(options.Stop, settings),
                Period = clock.Period,
                Timeless = timeless,
            };
    }

    /// <summary>Who never stops reaches everybody, if it can be in time: nothing is lost for ever, and nobody is far away.</summary>
    private static SpreadPromise PromiseOf(StopRule stop, Settings settings) =>
        stop == StopRule.Forever && CycleRules.IsWhole(settings) ? SpreadPromise.Everybody : SpreadPromise.AtMostOnce;

    private static (MongerOptions Options, GossipClock Clock) RulesOf(Settings settings)
    {
        var options = OptionsOf(settings);
        return options.Refusal(settings.Get(RumorProtocol.Clock)) is { } refusal
            ? throw new UsageException("--" + refusal)
            : (options, CycleRules.ClockOf(settings, options.IsOrdered, Legs(options)));
    }

    private static MedianCounter<SimulatedEnvironment<MedianMessage>> Median(GossipClock clock, MongerOptions options) =>
        new(clock, options);

    private static RumorMongering<TEnvironment> Mongering<TEnvironment>(GossipClock clock, MongerOptions options)
        where TEnvironment : struct, IGossipEnvironment<MongerMessage> => new(clock, options);

    /// <summary>Without time there are no cycles: sites act at any time, as under the Poisson clock.</summary>
    private static RumorMongering<ExhaustiveEnvironment<MongerMessage>> Timeless(Settings settings)
    {
        var changed = settings.Options.Where(settings.IsChanged)
            .ToDictionary(option => option.Name, settings.TextOf, StringComparer.Ordinal);
        changed.TryAdd(RumorProtocol.Clock.Name, ChoiceText.Write(ClockModel.Poisson));
        var (options, clock) = RulesOf(Settings.Read(settings.Name, settings.Options, changed));
        return clock.Model == ClockModel.Poisson
            ? Mongering<ExhaustiveEnvironment<MongerMessage>>(GossipClock.Timeless, options)
            : throw new StateSpaceException("there is no time in a state space, and so no cycle; allowed is --clock poisson");
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
