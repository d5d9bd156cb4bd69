namespace Distribution;

/// <content>Runs that do not end.</content>
public sealed partial class Exploration
{
    // Those that go on, by their places: since when, and until it was told of them.
    private readonly SortedDictionary<long, (Trial Trial, long Since)> going = [];

    /// <summary>Watches over the runs, until it is disposed of; null: nobody wants to know.</summary>
    private ITimer? WatchOverRuns() => options.Slow is null
        ? null
        : options.Clock.CreateTimer(_ => TellOfSlow(options.Slow), null, options.SlowAfter, options.SlowAfter);

    private void TellOfSlow(Action<long, Trial> tell)
    {
        lock (telling)
        {
            foreach (var (place, (trial, _)) in going.Where(IsSlow).ToArray())
            {
                going.Remove(place);
                tell(place, trial);
            }
        }
    }

    private bool IsSlow(KeyValuePair<long, (Trial Trial, long Since)> run) =>
        options.Clock.GetElapsedTime(run.Value.Since) >= options.SlowAfter;

    private void Begins(long place, Trial trial)
    {
        lock (telling)
        {
            going.Add(place, (trial, options.Clock.GetTimestamp()));
        }
    }

    private void Ends(long place)
    {
        lock (telling)
        {
            going.Remove(place);
        }
    }
}
