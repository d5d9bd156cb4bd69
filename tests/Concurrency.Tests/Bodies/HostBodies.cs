namespace Distribution.Concurrency;

/// <summary>Every body over the hosts' own code.</summary>
internal static class HostBodies
{
    internal static IReadOnlyList<(string Name, Func<ExploredMachine, Task> Body)> All { get; } =
    [
        ("inputs", LoopBodies.InputsAsync),
        ("wake-ups", LoopBodies.WakeupsAsync),
        ("events", LoopBodies.EventsAsync),
        ("both dial", NodeBodies.BothDialAsync),
        ("calls against stops", NodeBodies.CallsAgainstStopsAsync),
        ("reconnect", NodeBodies.ReconnectAsync),
        ("two answers", NodeBodies.TwoAnswersAsync),
        ("cancelled call", NodeBodies.CancelledCallAsync),
        ("boot", ChildBodies.BootAsync),
        ("signals", ChildBodies.SignalsAsync),
    ];
}
