namespace Distribution.Protocol;

/// <content>A site in words, for traces.</content>
public sealed partial class RumorMongering<TEnvironment> : IDescribed<MongerState>
{
    /// <inheritdoc/>
    public string Describe(MongerState state) => !state.Knows ? "does not know the rumor"
        : clock.Model == ClockModel.Poisson ? $"knows the rumor, {Interest(state)}"
        : FormattableString.Invariant($"knows the rumor since cycle {state.LearnedInCycle}, {Interest(state)}");

    /// <inheritdoc/>
    public string NameOf(TimerId timer) => "turn";

    private string Interest(MongerState state) => !state.IsInfective ? "has lost interest"
        : state.Marks.HasFlag(MongerState.CycleMarks.Stopping) ? "loses interest when the cycle ends"
        : options.Stop is StopRule.FeedbackCounter or StopRule.BlindCounter
            ? FormattableString.Invariant($"spreads it, has counted {state.Count} of {options.K}")
        : "spreads it";
}
