using Distribution.Protocol;

namespace Distribution;

/// <content>How the programs of a cluster end.</content>
public sealed partial class ScenarioRun
{
    private readonly List<(string Name, Task Task)> programs = [];
    private Func<Func<Task>, Task>? begin;
    private Func<Instant> waitedUntil = () => Instant.Zero;
    private Instant? patience;

    /// <summary>Whether the calm is over and a program still waits for something that it asked for before, by the deadline of a call or
    /// for a time. What it asks for now is not waited for, or one that asks again and again would never be missed.</summary>
    private bool IsWaitedFor()
    {
        if (programs.TrueForAll(program => program.Task.IsCompleted))
        {
            return false;
        }

        // The clock of a node may have lost the time of faults, and deadlines go by it.
        patience ??= waitedUntil() + (CalmFrom - Instant.Zero);
        return Now <= patience;
    }

    /// <summary>What ended a program that failed or was cancelled; null: there is none.</summary>
    private (string Name, Exception End)? ThrownByProgram()
    {
        var (name, ended) = programs.Find(program => program.Task.IsFaulted || program.Task.IsCanceled);
        return ended is null ? null
            : (name, ended.IsCanceled ? new TaskCanceledException($"'{name}' was cancelled") : ended.Exception!.InnerException!);
    }

    /// <summary>A program that has not ended when the run is over.</summary>
    private Violation? Unended() => programs.Find(program => !program.Task.IsCompleted) is { Name: { } name }
        ? Failed("programs end", $"'{name}' has not ended")
        : null;
}
