using Distribution.Protocol;

namespace Distribution;

/// <summary>Something of a plan that begins and ends.</summary>
/// <param name="At">When it begins, since the plan did.</param>
/// <param name="Until">When it ends; <see cref="Instant.MaxValue"/>: with the plan.</param>
/// <param name="Begin">Lets it begin.</param>
/// <param name="End">Lets it end.</param>
internal sealed record PlannedSpell(Instant At, Instant Until, Action Begin, Action End)
{
    /// <summary>Lets spells begin and end in time, each when its time has come. Those that have begun end when this does, however it
    /// does.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; where something lasts to the end of the plan, nothing else ends
    /// it.</exception>
    internal static async Task RunAsync(IReadOnlyList<PlannedSpell> spells, TimeProvider time, CancellationToken cancellation)
    {
        // At equal times in the order of the plan, as a simulation's events are.
        var turns = spells.SelectMany<PlannedSpell, (Instant Due, PlannedSpell Spell, bool Ends)>(
            spell => [(spell.At, spell, false), (spell.Until, spell, true)]).OrderBy(turn => turn.Due.Nanoseconds);
        var (started, open) = (time.GetTimestamp(), new List<PlannedSpell>());
        try
        {
            foreach (var (due, spell, ends) in turns)
            {
                await UntilAsync(due, started, time, cancellation);
                if (ends)
                {
                    open.Remove(spell);
                    spell.End();
                }
                else
                {
                    open.Add(spell);
                    spell.Begin();
                }
            }
        }
        finally
        {
            open.ForEach(spell => spell.End());
        }
    }

    /// <summary>Waits until a time of a plan.</summary>
    internal static async Task UntilAsync(Instant due, long started, TimeProvider time, CancellationToken cancellation)
    {
        // More than a timer takes at once is waited for in parts.
        var longest = TimeSpan.FromDays(1);
        cancellation.ThrowIfCancellationRequested();
        for (var left = Left(); left > TimeSpan.Zero; left = Left())
        {
            await Task.Delay(left < longest ? left : longest, time, cancellation);
        }

        TimeSpan Left() => due == Instant.MaxValue ? longest : (due - Instant.Zero).ToTimeSpan() - time.GetElapsedTime(started);
    }
}
