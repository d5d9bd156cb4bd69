using Distribution.Simulator;

namespace Distribution.InSimulator;

/// <content>Which input goes on, for whoever has to say what threw.</content>
internal sealed partial class World<TMessage>
{
    // Of nodes in trouble and of runs whose chance goes by name.
    private (EventKind Kind, int Timer, string What) present = (EventKind.Action, 0, "");

    /// <summary>Gives what goes on a name of its own: a node starts as part of something else.</summary>
    internal void Name(string input) => present = (EventKind.Action, 0, input);

    /// <summary>The input that goes on, or was the last; empty: nobody keeps it.</summary>
    /// <param name="timerName">A timer's name; null: timers have none.</param>
    internal string InputName(Func<int, string>? timerName) => present switch
    {
        _ when !ChanceByName => "",
        { Kind: EventKind.Message } => "a message",
        { Kind: EventKind.Timer, Timer: var timer } => timerName is null ? "a timer" : $"timer '{Words.Of(() => timerName(timer))}'",
        { What: var what } => $"'{what.TrimEnd(':')}'",
    };
}
