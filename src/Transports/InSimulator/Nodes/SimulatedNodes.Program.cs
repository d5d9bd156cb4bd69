using System.Runtime.ExceptionServices;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.InSimulator;

/// <content>How a program drives the world: its awaits become events.</content>
public sealed partial class SimulatedNodes
{
    /// <summary>The latest time until which a program or a service has asked to wait so far, with the deadline of a call or a virtual
    /// timer, over or not; more than <see cref="Fault.Longest"/> ahead is never.</summary>
    public Instant WaitedUntil { get; private set; }

    /// <summary>Runs a program to its end: to its first await at once, then the timeline, until the program's task ends.</summary>
    /// <param name="program">The program.</param>
    /// <param name="eachEvent">Is called after every event; null: nobody is.</param>
    /// <exception cref="EscapedException">Something left the simulated world.</exception>
    /// <exception cref="StuckException">The program waits for something that will not happen.</exception>
    public void Run(Func<Task> program, Action? eachEvent = null)
    {
        var task = Begin(program);
        while (!task.IsCompleted)
        {
            Advance();
            eachEvent?.Invoke();
        }

        watch.ThrowIfEscaped();
        if (task.Exception is { InnerException: { } failure })
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        if (task.IsCanceled)
        {
            throw new OperationCanceledException("The program was cancelled.");
        }
    }

    /// <summary>Begins a program: it runs to its first await at once and goes on as whoever steps this world lets it.</summary>
    public Task Begin(Func<Task> program)
    {
        ArgumentNullException.ThrowIfNull(program);
        watch.VerifyThread();
        Task? task = null;
        context.Run(() => task = program());
        watch.ProgramBegan(task!);
        return task!;
    }

    /// <summary>Lets virtual time pass, whatever happens in it.</summary>
    public void RunFor(Duration duration)
    {
        watch.VerifyThread();
        var end = Now + duration;
        var reached = false;
        world.Schedule(end, -1, 0, () => reached = true, "time is up");
        while (!reached)
        {
            Step();
            watch.ThrowIfEscaped();
        }
    }

    internal void ScheduleContinuation(SimulatedContext of, Action action) =>
        Later(of.Node, 0, action, of.Node is null ? "the program goes on" : "a service goes on");

    /// <summary>A virtual timer of whoever asks for it, the program or a service.</summary>
    internal void ScheduleTimer(Duration delay, Action action)
    {
        watch.VerifyThread();
        watch.Waitable++;
        WaitFor(delay);
        var asker = SynchronizationContext.Current as SimulatedContext ?? context;
        world.Schedule(Now + delay, -1, 1, () =>
        {
            watch.Waitable--;
            Take(asker.Node, () => asker.Run(action));
        }, asker.Node is null ? "a timer of the program" : "a timer of a service of", asker.Node?.Address);
    }

    private void WaitFor(Duration time)
    {
        if (time <= Fault.Longest && Now + time > WaitedUntil)
        {
            WaitedUntil = Now + time;
        }
    }

    private void Advance()
    {
        if (!world.Timeline.TryPeekTime(out var next))
        {
            watch.WatchForEscapes();
            throw new StuckException($"Nothing is left to happen at {Now}, but the program has not ended; {watch.Describe()}.");
        }

        if (next - Instant.Zero > options.TimeLimit)
        {
            watch.WatchForEscapes();
            throw new StuckException($"The program has not ended within the time limit of {options.TimeLimit}; {watch.Describe()}.");
        }

        Step();
        watch.ThrowIfEscaped();
    }
}
