using System.Reactive.Concurrency;
using System.Reactive.Linq;

namespace Distribution.Experiments.Live;

/// <summary>The stream of snapshots that a stream of events makes, four a second. Who reports an event only puts it into a list; the
/// reduction is the scheduler's work.</summary>
internal static class LiveFrames
{
    /// <summary>From one frame to the next.</summary>
    internal static readonly TimeSpan Period = TimeSpan.FromMilliseconds(250);

    /// <summary>A snapshot every period, and the last one when the events are over.</summary>
    /// <param name="events">What is seen, one after another.</param>
    /// <param name="scheduler">Tells the time, and when a period is over.</param>
    internal static IObservable<LiveSnapshot> Of(IObservable<LiveEvent> events, IScheduler scheduler) => events
        .Timestamp(scheduler)
        .Buffer(Period, scheduler)
        .Scan(new LiveSnapshot(scheduler.Now, scheduler.Now), (snapshot, seen) => snapshot.With(seen, scheduler.Now));
}
