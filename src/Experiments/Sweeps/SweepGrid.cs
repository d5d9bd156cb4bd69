using Distribution.Experiments.Running;

namespace Distribution.Experiments.Sweeps;

/// <summary>Every combination of some values of the options of one protocol.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="Lists">The options that are given, with one value or more each; the last one changes fastest.</param>
internal sealed record SweepGrid(IListedProtocol Protocol, IReadOnlyList<SweepAxis> Lists)
{
    /// <summary>What it is called beside other grids of a plan; empty: it is the only one.</summary>
    internal string Mechanism { get; init; } = "";

    /// <summary>Where it was written, as the beginning of an error; empty: on the command line.</summary>
    internal string Place { get; init; } = "";

    /// <summary>Whether its runs are measured on real processes: one at a time.</summary>
    internal bool IsMeasured { get; init; }

    /// <summary>The measures in which it is compared with another grid; empty: it is not.</summary>
    internal IReadOnlyList<string> Compared { get; init; } = [];

    /// <summary>The theories to show; null: all that apply.</summary>
    internal IReadOnlyList<string>? Theories { get; init; }

    /// <summary>How many settings.</summary>
    internal long Count => Lists.Aggregate(1L, (product, list) => Math.Min(product * list.Values.Count, int.MaxValue));

    /// <summary>Its settings, checked, each when it is asked for.</summary>
    /// <param name="run">The options of the verb.</param>
    /// <exception cref="UsageException">The protocol refuses a combination.</exception>
    internal IEnumerable<CellPlan> Cells(Settings run)
    {
        var combination = new Dictionary<string, string>(StringComparer.Ordinal);
        var (count, fastestFirst) = (Count, Lists.Reverse().ToArray());
        for (var number = 0L; number < count; number++)
        {
            // Its digits, the last one first.
            var rest = number;
            foreach (var (name, values) in fastestFirst)
            {
                combination[name] = values[(int)(rest % values.Count)];
                rest /= values.Count;
            }

            yield return Cell(combination, run);
        }
    }

    private CellPlan Cell(Dictionary<string, string> combination, Settings run)
    {
        try
        {
            var settings = Settings.Read(Protocol.Name, Protocol.Options, combination);
            Protocol.Prepare(settings);
            var plan = SweepPlan.PlanOf(Protocol, settings, run);
            return plan with
            {
                Mechanism = Mechanism,
                Theories = Theories,
                IsMeasured = IsMeasured,
                Compared = Compared,
                Jobs = IsMeasured ? 1 : plan.Jobs,
            };
        }
        catch (UsageException exception) when (Place.Length > 0)
        {
            var cell = string.Join(", ", Lists.Select(list => $"{list.Name} {combination[list.Name]}"));
            throw new UsageException($"{PlaceOf(exception.Message, combination)}the cell {cell}: {exception.Message}", exception);
        }
    }

    // Where the first option that an error names got its value: of those that were written.
    private string PlaceOf(string error, Dictionary<string, string> combination) => Lists
        .Where(list => list.Places.ContainsKey(combination[list.Name]))
        .Select(list => (At: NamedAt(error, "--" + list.Name), Place: list.Places[combination[list.Name]]))
        .Where(named => named.At >= 0)
        .OrderBy(named => named.At)
        .Select(named => named.Place)
        .FirstOrDefault(Place);

    // A longer name that begins with this one is another.
    private static int NamedAt(string error, string flag)
    {
        var at = error.IndexOf(flag, StringComparison.Ordinal);
        while (at >= 0 && error.ElementAtOrDefault(at + flag.Length) is var next && (char.IsAsciiLetterOrDigit(next) || next is '-'))
        {
            at = error.IndexOf(flag, at + flag.Length, StringComparison.Ordinal);
        }

        return at;
    }
}
