using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution;

/// <content>Whether a run comes to its end: a run in which time stands still never does, and one that is too long would take too
/// long.</content>
public sealed partial class ScenarioRun
{
    // No machine does so much in so short a time.
    private const long EventsOfMoment = 1_000_000;

    // What faults held back may come all at once, with answers to it: a few messages for each event that was.
    private const long HeldOfEvent = 4;
    private static readonly Duration Moment = Duration.FromMilliseconds(10);

    private readonly TraceLadder ladder = new();
    private readonly long eventsMax;
    private long events;
    private Instant momentFrom;
    private long eventsBefore;

    /// <summary>Counts an event that has happened.</summary>
    /// <exception cref="StandstillException">Time does not go on.</exception>
    /// <exception cref="ScenarioException">The run is too long.</exception>
    private void CountEvent()
    {
        ladder.Add(++events, hash());
        if (Now - momentFrom >= Moment)
        {
            VerifyLength();
            (momentFrom, eventsBefore) = (Now, events);
        }
        else if (events - eventsBefore > Math.Max(EventsOfMoment, eventsMax / 4) + (HeldOfEvent * eventsBefore))
        {
            throw new StandstillException($"{events - eventsBefore} events happen within {Now - momentFrom}");
        }
    }

    private void VerifyLength()
    {
        if (events > eventsMax)
        {
            throw new ScenarioException(
                $"the run with seed {Seed} is too long: its first {events} events take it to {Now}, and it goes on until "
                + $"{CalmFrom + terms.Calm} at least; give fewer nodes or shorter faults, or override EventsMax in the scenario");
        }
    }

    /// <summary>Time does not go on while things happen.</summary>
    private sealed class StandstillException(string message) : Exception(message);
}
