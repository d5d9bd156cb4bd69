using System.Text.RegularExpressions;
using Distribution.Experiments.Calibrating;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Running;
using Distribution.Experiments.Sweeps;

namespace Distribution.Experiments.Plans;

/// <summary>A plan as a file has it, checked.</summary>
/// <param name="Name">What it is called: lower-case letters, digits and hyphens.</param>
/// <param name="Text">The whole file.</param>
/// <param name="Grids">Its grids, at least one.</param>
/// <param name="RunTexts">Options of the verb that it gives, by name without dashes; those of the command line replace them.</param>
internal sealed record PlanFile(
    string Name, string Text, IReadOnlyList<SweepGrid> Grids, IReadOnlyDictionary<string, string> RunTexts)
{
    private static readonly (PlanKey Key, ProtocolOption Option)[] OfRuns =
    [
        (PlanKey.Runs, RunOptions.Runs), (PlanKey.UntilCi, RunOptions.UntilWidth), (PlanKey.Seed, RunOptions.Seed),
        (PlanKey.Budget, RunOptions.Budget), (PlanKey.Calibration, CalibrationOption.ForComparison),
    ];

    /// <summary>What a plan can be called, as a regular expression.</summary>
    internal const string NamePattern = "[a-z0-9-]{1,60}";

    // Where the file is, as it was given.
    private PlanPlace Place { get; init; } = new("");

    /// <summary>The option of the verb that a key gives; null: it gives none.</summary>
    internal static ProtocolOption? OptionOf(PlanKey key) => OfRuns.FirstOrDefault(pair => pair.Key == key).Option;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="catalog">What there is to run.</param>
    /// <param name="load">Libraries that child processes load.</param>
    /// <exception cref="UsageException">There is no such file, or it is no plan: one line says where and what.</exception>
    internal static PlanFile Read(string path, Catalog catalog, IReadOnlyList<string> load)
    {
        try
        {
            return Parse(File.ReadAllText(path), path, catalog, load);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"plan '{UsageException.Shown(path)}': there is no such file, or it cannot be read", exception);
        }
    }

    /// <summary>Reads the text of a file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">The file's name, for errors.</param>
    /// <param name="catalog">What there is to run.</param>
    /// <param name="load">Libraries that child processes load.</param>
    /// <exception cref="UsageException">It is no plan.</exception>
    internal static PlanFile Parse(string text, string path, Catalog catalog, IReadOnlyList<string> load)
    {
        var place = new PlanPlace(path);
        try
        {
            var document = YamlText.Read(text) ?? new YamlValue(1, 1) { Text = "" };
            place.Members(document, "a plan", PlanKey.OfPlan);
            var grids = new PlanGrids(place, catalog, load).Read(document);
            PlanDisplay.Check(document, place, grids);
            return new PlanFile(NameOf(document, place, path), text, grids, RunTextsOf(document, place)) { Place = place };
        }
        catch (YamlRefusal refusal)
        {
            throw place.Error(refusal);
        }
    }

    /// <summary>The settings, the same as those of a command line with these values.</summary>
    /// <param name="run">The options of the verb.</param>
    /// <exception cref="UsageException">A combination is not allowed, or what the report is to show cannot come of them.</exception>
    internal SweepPlan PlanOf(Settings run)
    {
        var plan = SweepPlan.Of(Name, Grids, run);
        new PlanFit(Place, plan).Check(YamlText.Read(Text)!, PlanDisplay.Of(Text).Measures);
        return plan;
    }

    private static string NameOf(YamlValue document, PlanPlace place, string path)
    {
        if (document.Member(PlanKey.Title.Name) is { } given)
        {
            var name = place.Text(given, PlanKey.Title.Name);
            return IsName(name) ? name : throw place.Error(
                given, $"name '{UsageException.Shown(name)}': allowed are lower-case letters, digits and hyphens");
        }

        var file = Path.GetFileNameWithoutExtension(path);
        return IsName(file) ? file : "plan";
    }

    private static bool IsName(string name) => Regex.IsMatch(name, $@"\A(?:{NamePattern})\z", RegexOptions.NonBacktracking);

    private static Dictionary<string, string> RunTextsOf(YamlValue document, PlanPlace place)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, option) in OfRuns)
        {
            if (document.Member(key.Name) is { } value)
            {
                var text = place.Text(value, key.Name);
                texts[option.Name] = option.Takes(text)
                    ? text
                    : throw place.Error(value, $"{key.Name} '{UsageException.Shown(text)}': allowed are {option.Allowed}");
            }
        }

        return texts;
    }
}
