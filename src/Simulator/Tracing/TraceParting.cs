using System.Globalization;

namespace Distribution.Simulator;

/// <summary>Where two runs that should be one part: the first event that differs, on either side.</summary>
/// <param name="Number">The number of that event.</param>
/// <param name="Here">It in the one run; null: that run is over before it.</param>
/// <param name="There">It in the other; null: that run is over before it, or its events are not known.</param>
/// <param name="Story">Both with their causes, in plain lines.</param>
public sealed record TraceParting(long Number, TraceEvent? Here, TraceEvent? There, IReadOnlyList<string> Story)
{
    // A chain of causes longer than this is no story any more.
    private const int StepsMax = 10;

    /// <summary>Compares two runs.</summary>
    /// <returns>Null: they went the same way.</returns>
    public static TraceParting? Of(RunTrace here, RunTrace there)
    {
        ArgumentNullException.ThrowIfNull(here);
        ArgumentNullException.ThrowIfNull(there);
        for (var index = 0; index < Math.Max(here.Events.Count, there.Events.Count); index++)
        {
            var (one, other) = (here.Events.ElementAtOrDefault(index), there.Events.ElementAtOrDefault(index));
            if (one?.Hash != other?.Hash)
            {
                return new TraceParting(
                    index + 1, one, other, [.. Told("in one run", here, one), .. Told("in the other", there, other)]);
            }
        }

        return null;
    }

    /// <summary>The first event that differs from a run of which only hashes are known.</summary>
    /// <param name="trace">The run whose events are known.</param>
    /// <param name="number">The number of the event: 1 or more.</param>
    public static TraceParting At(RunTrace trace, long number)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var here = trace.Events.ElementAtOrDefault((int)number - 1);
        return new TraceParting(number, here, null, [.. Told("in this run", trace, here)]);
    }

    /// <summary>An event with the chain of its causes, as far as it makes a story.</summary>
    public static IEnumerable<string> CausesOf(RunTrace trace, long number)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var told = 0;
        foreach (var item in trace.CausesOf(number))
        {
            if (told++ > StepsMax)
            {
                yield return "  ... and so on";
                yield break;
            }

            yield return $"  {(told == 1 ? "" : "because of ")}{TextTrace.LineOf(item)}";
        }
    }

    private static IEnumerable<string> Told(string side, RunTrace trace, TraceEvent? item) => item is null
        ? [string.Create(CultureInfo.InvariantCulture, $"{side}: it is over after {trace.Events.Count} events")]
        : [$"{side}:", .. CausesOf(trace, item.Number)];
}
