using System.Globalization;
using System.Text;

namespace Distribution.ExplorationTests;

/// <summary>The page docs/planted-bugs.md: what exploration found. Where <c>EXPLORATION_PAGE</c> names a file, it is written
/// there.</summary>
internal static class PlantedBugsPage
{
    internal static void Write(IReadOnlyList<BugHunt> hunts)
    {
        if (Environment.GetEnvironmentVariable("EXPLORATION_PAGE") is { Length: > 0 } file)
        {
            File.WriteAllText(file, Text(hunts));
        }
    }

    private static string Text(IReadOnlyList<BugHunt> hunts)
    {
        var seeds = hunts.Select(hunt => hunt.Seed).Distinct().Count();
        var page = new StringBuilder($"""
            # Planted bugs

            Defects in small protocols and full nodes ([tests/PlantedBugs](../tests/PlantedBugs)), each behind a switch, that exploration finds from
            {seeds} root seeds; with the switch off the same scenarios find nothing. Made by `./check --exploration`, which fails where this page is
            not what the suite says. Runs: how many it took to find the defect, in the median and at most. Recorded and kept: faults, and messages
            that chance treated otherwise than the rest, of the failing run and of what is left of it, in the median. Left: the kinds of fault in
            what is left, from all seeds; `message` is one message that is lost, late, doubled or changed.

            | scenario | defect | restates | runs | at most | recorded | kept | left |
            |---|---|---|---|---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var found in hunts.GroupBy(hunt => hunt.Bug))
        {
            var failures = found.Select(hunt => hunt.Failure!).ToArray();
            var thread = found.Key.Mark.Thread is { Length: > 0 } named ? named : "";
            var left = found.SelectMany(hunt => hunt.KindsKept).Distinct().Order(StringComparer.Ordinal);
            page.Append(
                CultureInfo.InvariantCulture,
                $"| {found.Key.Scenario} | {found.Key.Defect} | {thread} | {Median(failures.Select(failure => failure.Number + 1))} | {failures.Max(failure => failure.Number + 1)} | {Median(failures.Select(failure => (long)failure.Found.Plan.Count))} | {Median(failures.Select(failure => (long)failure.Kept))} | {string.Join(", ", left)} |\n");
        }

        var all = hunts.Select(hunt => hunt.Failure!).ToArray();
        page.Append(
            CultureInfo.InvariantCulture,
            $"\n{hunts.Count} of {hunts.Count} found; over all of them the median is {Median(all.Select(failure => failure.Number + 1))} runs to find one, {Median(all.Select(failure => (long)failure.Found.Plan.Count))} recorded, {Median(all.Select(failure => (long)failure.Kept))} kept, {Median(all.Select(failure => (long)failure.Tried))} runs to make one small, {Seconds(all.Select(failure => failure.FoundViolation))} s of virtual time until it failed and {Seconds(all.Select(failure => failure.Violation))} s in the small one.\n");
        return page.ToString();
    }

    private static string Seconds(IEnumerable<Violation> violations) =>
        Median(violations.Select(violation => violation.At.Nanoseconds / 1e9)).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>The median; of an even number the upper one.</summary>
    internal static T Median<T>(IEnumerable<T> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
