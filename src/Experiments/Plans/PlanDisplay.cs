using Distribution.Experiments.Sweeps;
using Distribution.Experiments.Theory;

namespace Distribution.Experiments.Plans;

/// <summary>What a plan says about its report.</summary>
internal sealed record PlanDisplay
{
    /// <summary>Of what has no plan file.</summary>
    internal static PlanDisplay None { get; } = new();

    /// <summary>The sentence that the report begins with; empty: none.</summary>
    internal string About { get; private init; } = "";

    /// <summary>The measures that are plotted, in order; empty: all.</summary>
    internal IReadOnlyList<string> Measures { get; private init; } = [];

    /// <summary>The charts, in order; empty: all that fit.</summary>
    internal IReadOnlyList<string> Charts { get; private init; } = [];

    /// <summary>The reach that is good enough; null: it does not say.</summary>
    internal double? Target { get; private init; }

    /// <summary>The theories; null: all that apply.</summary>
    internal IReadOnlyList<string>? Theories { get; private init; }

    /// <summary>What settings are compared with; null: it does not say.</summary>
    internal SweepBaseline? Baseline { get; private init; }

    /// <summary>What papers report.</summary>
    internal IReadOnlyList<PublishedValue> Published { get; private init; } = [];

    /// <summary>Reads a plan that has been checked, as its results folder keeps it.</summary>
    /// <exception cref="YamlRefusal">It is no YAML.</exception>
    internal static PlanDisplay Of(string text)
    {
        if (YamlText.Read(text) is not { } document)
        {
            return None;
        }

        return new PlanDisplay
        {
            About = document.Member(PlanKey.About.Name)?.Text ?? "",
            Measures = TextsOf(document, PlanKey.Measures) ?? [],
            Charts = TextsOf(document, PlanKey.Charts) ?? [],
            Target = PlanTarget.Of(document),
            Theories = TextsOf(document, PlanKey.Theory),
            Baseline = PlanBaseline.Of(document),
            Published = [.. PublishedValue.In(document)],
        };
    }

    /// <summary>Checks what a plan says about its report.</summary>
    /// <exception cref="UsageException">A name is none.</exception>
    internal static void Check(YamlValue document, PlanPlace place, IReadOnlyList<SweepGrid> grids)
    {
        string[] measures =
            [.. grids.SelectMany(grid => grid.Protocol.Measures).Select(measure => measure.Name).Distinct(StringComparer.Ordinal)];
        CheckNames(document, place, PlanKey.Measures, "no measure of these protocols", measures);
        CheckNames(document, place, PlanKey.Charts, "no chart of such a plan", PlanCharts.Names(measures, grids));
        if (document.Member(PlanKey.About.Name) is { } about)
        {
            place.Text(about, PlanKey.About.Name);
        }

        PlanTarget.Check(document, place);
        PlanBaseline.Check(document, place, grids);
        new PlanPublished(place).Check(document, grids);
    }

    /// <summary>The theories that a plan names; null: it names none.</summary>
    /// <exception cref="UsageException">One is none.</exception>
    internal static IReadOnlyList<string>? TheoriesOf(YamlValue document, PlanPlace place)
    {
        CheckNames(document, place, PlanKey.Theory, "no theory", TheoryList.Names);
        return TextsOf(document, PlanKey.Theory);
    }

    private static void CheckNames(
        YamlValue document, PlanPlace place, PlanKey key, string what, IReadOnlyCollection<string> names)
    {
        if (document.Member(key.Name) is not { Items.Count: not 0 } value)
        {
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in place.Texts(value, key.Name))
        {
            if (!names.Contains(name.Text!, StringComparer.Ordinal))
            {
                throw place.Unknown(name, what, names);
            }

            if (!seen.Add(name.Text!))
            {
                throw place.Error(name, $"'{UsageException.Shown(name.Text!)}' is there twice; allowed is each once");
            }
        }
    }

    // An empty list is one: of theories it means that none is shown.
    private static IReadOnlyList<string>? TextsOf(YamlValue document, PlanKey key) => document.Member(key.Name) is { } value
        ? [.. (value.Items ?? [value]).Select(item => item.Text).OfType<string>()]
        : null;
}
