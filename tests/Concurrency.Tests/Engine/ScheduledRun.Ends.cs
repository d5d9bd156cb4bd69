using System.Runtime.CompilerServices;

namespace Distribution.Concurrency;

/// <content>How a run ends when nothing more can happen: well, in a deadlock, or because something has escaped.</content>
internal sealed partial class ScheduledRun
{
    private readonly List<string> waits = [];
    private readonly SemaphoreSlim strayCame = new(0);
    private volatile string? stray;

    /// <summary>A continuation has come: of a strand, or from a thread that is none of the run's.</summary>
    internal void Continue(Action work, object? state)
    {
        if (running?.Run == this)
        {
            Add("continuation", work);
            return;
        }

        Stray($"the rest of {NameOf(state)} came from a thread that no schedule decides on");
    }

    private void Stray(string what)
    {
        stray ??= what;
        strayCame.Release();
    }

    private void TakeStrays()
    {
        if (stray is { } what)
        {
            End(Verdict.Escaped, waits.Count == 0 ? what : $"{what}, where {string.Join(", ", waits)} was waited for");
        }
    }

    /// <summary>No strand can go on.</summary>
    private void Settle()
    {
        if (root is { IsCompleted: true } && suspended.Count == 0)
        {
            if (root.Exception?.InnerException is { } exception)
            {
                End(Verdict.Threw, $"body: {exception.GetType().Name}: {exception.Message}");
            }

            End(Verdict.Passed, "nothing was wrong");
        }
        else if (strayCame.Wait(options.Patience))
        {
            TakeStrays();
        }
        else if (Timer.ActiveCount > realTimers)
        {
            End(Verdict.Escaped, $"something waits for real time: timers of the system are running. {Waiting()}");
        }
        else if (waits.Count == 0 && suspended.Count == 0)
        {
            End(Verdict.Escaped, "the body waits for something that the run knows nothing of");
        }
        else
        {
            End(Verdict.Deadlocked, Waiting());
        }
    }

    private string Waiting() => string.Join("; ", suspended.Count > 0
        ? suspended.Select(static strand => $"{strand} waits for the gate '{strand.Awaited}', which {strand.Awaited?.Holder} holds")
        : waits.Select(static wait => $"the body waits for {wait}, which nobody brings"));

    /// <summary>The method whose continuation it is. What its compiled form is called says so.</summary>
    private static string NameOf(object? state)
    {
        var type = (state as Delegate)?.Target?.GetType() ?? state?.GetType();
        var machine = type?.GenericTypeArguments.FirstOrDefault(static argument => argument.IsAssignableTo(typeof(IAsyncStateMachine)));
        return machine is null ? $"{type}" : $"{machine.DeclaringType?.Name}.{machine.Name.Split('>')[0].TrimStart('<')}";
    }
}
