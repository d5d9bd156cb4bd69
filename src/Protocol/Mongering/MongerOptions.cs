namespace Distribution.Protocol;

/// <summary>The knobs of <see cref="RumorMongering{TEnvironment}"/> and <see cref="MedianCounter{TEnvironment}"/> but the clock and the
/// fan-out. The defaults are those of Demers et al. (1987), table 1, with k = 2. Immutable.</summary>
public sealed class MongerOptions
{
    /// <summary>Which side of a contact sends the update.</summary>
    public SpreadMode Mode { get; init; }

    /// <summary>When a site stops.</summary>
    public StopRule Stop { get; init; } = StopRule.FeedbackCounter;

    /// <summary>The k of the stop rule: 1 .. <see cref="CountMax"/>. Under the median counter the greatest counter.</summary>
    public int K { get; init; } = 2;

    /// <summary>What a necessary contact does to the counter.</summary>
    public CounterRule Counter { get; init; }

    /// <summary>When a contact counts as necessary.</summary>
    public JudgeRule Judge { get; init; }

    /// <summary>How often a site that is called steps its counter. Under push every contact is a step.</summary>
    public PullStep PullStep { get; init; }

    /// <summary>How many connections a site accepts in a cycle, its own outgoing ones not counted: 1 .. <see cref="CountMax"/>; null: all.
    /// </summary>
    public int? ConnectionLimit { get; init; }

    /// <summary>How many other partners a site tries after a rejection: 0 .. <see cref="CountMax"/>.</summary>
    public int Hunt { get; init; }

    /// <summary>Whether a site serves only the first of the calls of a cycle.</summary>
    public bool AnswersOne { get; init; }

    /// <summary>The median counter's rounds in state C: 1 .. <see cref="RoundsMax"/>.</summary>
    public int ExtraRounds { get; init; } = 2;

    /// <summary>The most that a counter counts to.</summary>
    public const int CountMax = Connections.CountMax;

    /// <summary>The most rounds and the greatest k of the median counter.</summary>
    public const int RoundsMax = 200;

    internal bool IsFeedback => Stop is StopRule.FeedbackCounter or StopRule.FeedbackCoin;

    internal bool IsBlind => Stop is StopRule.BlindCounter or StopRule.BlindCoin;

    /// <summary>Whether the rule counts contacts at all.</summary>
    internal bool Counts => IsFeedback || IsBlind;

    internal Connections Connection => new(ConnectionLimit, Hunt);

    /// <summary>Whether a contact begins with a connection, which can be refused.</summary>
    internal bool Connects => ConnectionLimit is not null || AnswersOne;

    /// <summary>Whether the counter is stepped once a cycle, not once a contact.</summary>
    internal bool StepsByCycle => Mode != SpreadMode.Push && PullStep == PullStep.Cycle;

    /// <summary>Whether the order of the contacts of a cycle can matter; if not, all sites may act at one instant.</summary>
    public bool IsOrdered =>
        Connects || (IsFeedback && (Judge == JudgeRule.Sequential || (Mode != SpreadMode.Push && PullStep == PullStep.Request)));

    /// <summary>Says why settings mean nothing together, and what would make sense.</summary>
    /// <param name="clock">The clock that they are to run on.</param>
    /// <returns>One sentence that begins with the option's name and value; null: they fit.</returns>
    public string? Refusal(ClockModel clock) => Connection.Refusal(clock) ?? this switch
    {
        { K: < 1 or > CountMax } => $"k {K}: a site stops after at least 1 contact and at most {CountMax}",
        { ExtraRounds: < 1 or > RoundsMax } => $"extra-rounds {ExtraRounds}: state C lasts 1 to {RoundsMax} rounds",
        { Stop: StopRule.Once, Mode: not SpreadMode.Push } =>
            "stop once: a site forwards when it learns and never again, which is push; in other modes use forever or a counter",
        { Stop: StopRule.Once, Connects: true } =>
            "stop once: what a site sends on reception no cycle limits; connection-limit and answer one need another stop rule",
        { Stop: StopRule.MedianCounter } => RefusalOfMedianCounter(clock),
        _ => clock == ClockModel.Poisson ? RefusalWithoutCycles() : null,
    };

    private string? RefusalOfMedianCounter(ClockModel clock) => this switch
    {
        { Mode: not SpreadMode.PushPull } => "stop median-counter: it compares both sides of a call, so it needs mode push-pull",
        { Connects: true } => "stop median-counter: every call of a round must be heard; use connection-limit none and answer all",
        { K: > RoundsMax } => $"k {K}: the greatest counter of stop median-counter is 1 to {RoundsMax}",
        _ => clock == ClockModel.Poisson
            ? "stop median-counter: it counts rounds, which clock poisson has not; use synchronous or staggered"
            : null,
    };

    private string? RefusalWithoutCycles() => this switch
    {
        { AnswersOne: true } => "answer one: under clock poisson sites have no cycles to count in; use synchronous or staggered",
        { IsFeedback: true, Judge: JudgeRule.Snapshot } =>
            "judge snapshot: under clock poisson there is no start of a cycle to judge by; use sequential",
        { Counts: true, StepsByCycle: true } =>
            "pull-step cycle: under clock poisson there is no cycle to step the counter in; use request",
        _ => null,
    };
}
