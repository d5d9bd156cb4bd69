using System.Runtime.CompilerServices;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.InSimulator;

/// <content>The nodes' timers. An expiry carries the number of its arming; one that belongs to an earlier arming is stale, so nothing is
/// ever taken out of the timeline.</content>
internal sealed partial class World<TMessage>
{
    // For timers other than number 0: how often each was armed, by timer and node.
    private int[][] armed = [];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void SetTimer(int node, TimerId timer, Duration delay)
    {
        ref var count = ref ArmedCount(node, timer.Value);
        count = unchecked(count + 1);
        if (delay == Duration.MaxValue)
        {
            return;
        }

        var at = Timeline.Now + (hasConditions ? Wait(node, timer.Value, count, delay) : delay);
        Timeline.Schedule(at, new SimulationEvent<TMessage>(EventKind.Timer, node, count, timer.Value));
    }

    /// <summary>Whether an expiry belongs to the timer's latest arming, at a node that is up; if so it is counted.</summary>
    internal bool IsDue(int node, int timer, int arming)
    {
        if (ArmedCount(node, timer) != arming || !IsUp(node))
        {
            return false;
        }

        Counters.TimersExpired++;
        return true;
    }

    /// <summary>How often a timer of a node was armed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref int ArmedCount(int node, int timer)
    {
        if (timer == 0)
        {
            return ref Cells[node].FirstTimerArmed;
        }

        if (timer > armed.Length)
        {
            AddTimers(timer);
        }

        return ref armed[timer - 1][node];
    }

    private void MakeTimersStale(int node)
    {
        Cells[node].FirstTimerArmed = unchecked(Cells[node].FirstTimerArmed + 1);
        foreach (var timers in armed)
        {
            timers[node] = unchecked(timers[node] + 1);
        }
    }

    private void ForgetTimers()
    {
        foreach (var timers in armed)
        {
            Array.Clear(timers);
        }
    }

    private void ReserveTimers(int nodes)
    {
        for (var timer = 0; timer < armed.Length; timer++)
        {
            Array.Resize(ref armed[timer], nodes);
        }
    }

    private void AddTimers(int timer)
    {
        var known = armed.Length;
        Array.Resize(ref armed, timer);
        for (var i = known; i < timer; i++)
        {
            armed[i] = new int[Cells.Length];
        }
    }
}
