using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Results;

namespace Distribution.Experiments.Exploring;

/// <summary>The replay files of what an exploration has found, one each.</summary>
internal static class FailureFiles
{
    /// <summary>Writes them.</summary>
    /// <param name="context">The command that found them.</param>
    /// <param name="scenario">What was explored.</param>
    /// <param name="settings">Its options.</param>
    /// <param name="folder">Where; null: nothing is written.</param>
    /// <param name="failures">What was found; those by one oracle are numbered.</param>
    /// <returns>The command that replays each; null where nothing was written.</returns>
    internal static string?[] Write(
        CommandContext context, ListedScenario scenario, Settings settings, ResultsFolder? folder, IReadOnlyList<Failure> failures) =>
    [
        .. failures.Select((failure, place) =>
        {
            var number = failures.Take(place).Count(other => StemOf(other) == StemOf(failure));
            return ReplayCommand.Written(
                context, folder, failure.Violation.Oracle, number, () => FileOf(scenario, settings, failure).ToJson());
        }),
    ];

    private static string StemOf(Failure failure) => ReplayCommand.StemOf(failure.Violation.Oracle);

    private static ReplayFile FileOf(ListedScenario scenario, Settings settings, Failure failure) => new(
        scenario.Name,
        scenario.TextsOf(settings),
        Path.GetFileName(scenario.Library.Location),
        failure.Smallest.Nodes,
        failure.Smallest.Seed,
        failure.Smallest.Plan,
        failure.Smallest.Steps!,
        failure.Violation,
        failure.Result.TraceHash,
        failure.Result.Ladder,
        [.. failure.Story])
    {
        Builds = LibraryBuild.Of(scenario.Library),
        Stack = failure.Result.Thrown?.Stack ?? [],
        FaultTime = failure.Smallest.FaultTime,
        StepTimes = failure.Smallest.StepTimes,
    };
}
