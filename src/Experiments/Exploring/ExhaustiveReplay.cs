using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Output;
using Distribution.InSimulator;

namespace Distribution.Experiments.Exploring;

/// <summary><c>replay FILE</c> of a file that <c>explore --strategy exhaustive</c> wrote: goes its way through the state space
/// again.</summary>
internal static class ExhaustiveReplay
{
    /// <summary>Goes it.</summary>
    /// <param name="context">The command.</param>
    /// <param name="path">Where the file lies, for errors.</param>
    /// <param name="file">The file.</param>
    /// <param name="scenario">Its scenario.</param>
    /// <param name="isDocument">Whether what came of it is printed for programs.</param>
    /// <returns>The exit code: 1 while it fails, 0 when it no longer does.</returns>
    /// <exception cref="UsageException">The scenario has no such space any more.</exception>
    internal static int Run(CommandContext context, string path, CounterexampleFile file, ListedScenario scenario, bool isDocument)
    {
        var bounds = Settings.Read("explore", ExhaustiveSettings.Bounds, file.Bounds);
        var settings = scenario.Read(file.Options, bounds.Get(ExploreOptions.Nodes));
        var found = Found(path, scenario, bounds, settings, file);
        if (found?.Oracle != file.Found.Oracle && LibraryBuild.Difference(file.Builds, LibraryBuild.Of(scenario.Library)) is { } difference)
        {
            // As for runs: almost any change makes another build, so it is news only where a reason is looked for.
            context.Error.Write($"{CommandTree.Program}: {difference}: there may be no such way any more\n");
        }

        context.Output.Write(isDocument ? JsonOf(file, found) : TextOf(file, found));
        return found is null ? ExitCode.Done : ExitCode.Failed;
    }

    private static string TextOf(CounterexampleFile file, Counterexample? found)
    {
        var (heading, margin) = found is null ? ("recorded:\n", "  ") : (string.Empty, string.Empty);
        var steps = string.Concat((found ?? file.Found).Steps.Select(
            (step, index) => $"{margin}{NumberText.Write(index + 1)}. {PlainText.Of(step)}.\n"));
        return heading + steps + (found switch
        {
            null => "It does not fail any more: all holds on this way, or there is no such way any more.\n",
            _ when found.Oracle != file.Found.Oracle =>
                $"It fails otherwise than recorded: {PlainText.Of($"{found.Oracle}. {found.Reason}.")}\n",
            _ => $"Then this does not hold: {PlainText.Of($"{found.Oracle}. {found.Reason}.")}\n",
        });
    }

    private static string JsonOf(CounterexampleFile file, Counterexample? found) => OutputDocument.TextOf(writer =>
    {
        writer.WriteString("verb", "replay");
        writer.WriteString("scenario", file.Scenario);
        writer.WriteString("strategy", ExhaustiveSettings.Strategy);
        writer.WriteBoolean("fails", found is not null);
        writer.WriteString("oracle", found?.Oracle);
        writer.WriteString("reason", found?.Reason);
        writer.WriteBoolean("same", found is not null && found.Steps.SequenceEqual(file.Found.Steps));
        writer.WriteBoolean("sameFailure", found?.Oracle == file.Found.Oracle);
        writer.WriteStartObject("recorded");
        writer.WriteString("oracle", file.Found.Oracle);
        writer.WriteString("reason", file.Found.Reason);
        writer.WriteEndObject();
        writer.WriteLines("story", (found ?? file.Found).Steps);
    });

    private static Counterexample? Found(
        string path, ListedScenario scenario, Settings bounds, Settings settings, CounterexampleFile file)
    {
        try
        {
            return Exhaustive.Replay(ExhaustiveRun.SpaceOf(scenario, bounds, settings), file.Found.Path);
        }
        catch (StateSpaceException exception)
        {
            throw new UsageException($"'{UsageException.Shown(path)}': {scenario.Name}: {exception.Message}", exception);
        }
    }
}
