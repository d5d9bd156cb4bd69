namespace Distribution.Experiments.Results;

/// <summary>How two sweeps differ, in words that follow a colon.</summary>
internal static class ManifestDifference
{
    /// <summary>What is not the same in both, the plainest first; null: they are one sweep. The identity is of all settings; the rest can
    /// differ between versions, and the text of the plan by what the report shows.</summary>
    internal static string? Of(Manifest one, Manifest other) => OfWhatIsRun(one, other)
        ?? (string.Equals(one.PlanText, other.PlanText, StringComparison.Ordinal) ? null : "their plan files differ");

    /// <summary>The same of what is run alone, whatever the report of it shows.</summary>
    internal static string? OfWhatIsRun(Manifest one, Manifest other) =>
        one.Plan != other.Plan && !string.Equals(Words(one), Words(other), StringComparison.Ordinal)
            ? $"they are of {Words(one)} and {Words(other)}"
        : one.Seed != other.Seed ? $"the seeds are {one.Seed} and {other.Seed}"
        : one.Runs != other.Runs ? $"the runs are {NumberText.Write(one.Runs)} and {NumberText.Write(other.Runs)}"
        : Changed(Texts(one), Texts(other)) is { } option ? $"the values of --{option} differ"
        : one.Plan != other.Plan ? "their settings, or the contents of files that these name, differ"
        : null;

    private static string Words(Manifest plan) => $"{plan.Verb} {plan.Name}".TrimEnd();

    private static Dictionary<string, string> Texts(Manifest plan) => plan.Options
        .Concat(plan.Axes.Select(axis => KeyValuePair.Create(axis.Key, string.Join(',', axis.Value)))).ToDictionary(StringComparer.Ordinal);

    private static string? Changed(Dictionary<string, string> one, Dictionary<string, string> other) => one.Keys.Union(other.Keys)
        .Order(StringComparer.Ordinal)
        .FirstOrDefault(name => !string.Equals(one.GetValueOrDefault(name), other.GetValueOrDefault(name), StringComparison.Ordinal));
}
