using System.Globalization;

namespace Distribution.Concurrency;

/// <summary>
/// The choices of a run, and their text: <c>4:1 9:2</c> says that at the fifth choice the second possibility was taken, at the tenth the
/// third, and everywhere else the first. The first is always to go on with what runs, or else with what has waited longest.
/// </summary>
internal sealed class Schedule(IReadOnlyList<int> picks)
{
    internal static Schedule Default { get; } = new([]);

    internal IReadOnlyList<int> Picks => picks;

    /// <summary>How often the first possibility was not taken.</summary>
    internal int Deviations => picks.Count(static pick => pick != 0);

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">It is no schedule.</exception>
    internal static Schedule Parse(string text)
    {
        var picks = new List<int>();
        foreach (var entry in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = entry.Split(':');
            if (parts.Length != 2
                || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var at)
                || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var pick)
                || at < picks.Count
                || at > 1_000_000)
            {
                throw new FormatException($"'{entry}' is no choice of a schedule: 4:1 is one, and places grow.");
            }

            picks.AddRange(Enumerable.Repeat(0, at - picks.Count));
            picks.Add(pick);
        }

        return new Schedule(picks);
    }

    /// <summary>The same choices, but the first possibility at one of them.</summary>
    internal Schedule Without(int place) => new([.. picks.Select((pick, at) => at == place ? 0 : pick)]);

    public override string ToString() => string.Join(' ', picks
        .Select(static (pick, at) => (pick, at)).Where(static choice => choice.pick != 0)
        .Select(static choice => string.Create(CultureInfo.InvariantCulture, $"{choice.at}:{choice.pick}")));
}
