using System.Runtime.ExceptionServices;
using Distribution.Protocol;

namespace Distribution.InSimulator;

/// <content>How a program drives the world: its awaits become events.</content>
public sealed partial class SimulatedNodes
{
    /// <summary>Runs a program to its end: to its first await at once, then the timeline, until the program's task ends.</summary>
    /// <exception cref="EscapedException">Something left the simulated world.</exception>
    /// <exception cref="StuckException">The program waits for something that will not happen.</exception>
    public void Run(Func<Task> program)
    {
        ArgumentNullException.ThrowIfNull(program);
        context.VerifyThread();
        Task? task = null;
        context.Run(() => task = program());
        while (!task!.IsCompleted)
        {
            Advance();
        }

        context.ThrowIfEscaped();
        if (task.Exception is { InnerException: { } failure })
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        if (task.IsCanceled)
        {
            throw new OperationCanceledException("The program was cancelled.");
        }
    }

    /// <summary>Lets virtual time pass, whatever happens in it.</summary>
    public void RunFor(Duration duration)
    {
        context.VerifyThread();
        var end = Now + duration;
        var reached = false;
        world.Schedule(end, -1, 0, () => reached = true);
        while (!reached)
        {
            Step();
            context.ThrowIfEscaped();
        }
    }

    internal void ScheduleContinuation(Action action) => Later(null, 0, action);

    /// <summary>A virtual timer of a program or service.</summary>
    internal void ScheduleTimer(Duration delay, Action action)
    {
        context.VerifyThread();
        context.Waitable++;
        world.Schedule(Now + delay, -1, 1, () =>
        {
            context.Waitable--;
            context.Run(action);
        });
    }

    private void Advance()
    {
        if (!world.Timeline.TryPeekTime(out var next))
        {
            context.WatchForEscapes();
            throw new StuckException($"Nothing is left to happen at {Now}, but the program has not ended; {context.Describe()}.");
        }

        if (next > Now)
        {
            context.WatchForEscapes();
            if (next - Instant.Zero > options.TimeLimit)
            {
                throw new StuckException($"The program has not ended within the time limit of {options.TimeLimit}; {context.Describe()}.");
            }
        }

        Step();
        context.ThrowIfEscaped();
    }
}
