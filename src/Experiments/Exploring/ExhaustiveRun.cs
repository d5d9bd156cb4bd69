using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Results;
using Distribution.Experiments.Running;
using Distribution.Experiments.Terminal;
using Distribution.InSimulator;
using Distribution.Protocol;

namespace Distribution.Experiments.Exploring;

/// <summary><c>explore SCENARIO --strategy exhaustive</c>: all states of a scenario on a few nodes.</summary>
internal static class ExhaustiveRun
{
    private static readonly TimeSpan ToldEvery = TimeSpan.FromSeconds(10);

    internal static int Explore(
        CommandContext context, ListedScenario scenario, Settings run, Settings settings, CancellationToken cancellation)
    {
        var space = SpaceOf(scenario, run, settings);
        var plan = StableHash.Of($"explore {scenario.Name} {run.Key} {settings.Key}");
        var manifest = context.ManifestOf("explore", settings, plan, run.Get(RunOptions.Seed), 1);
        using var folder = ResultsFolder.Open(run.Get(RunOptions.Out), manifest, RowColumns.None);
        var measured = Performance.Start();
        var result = Run(scenario, space, ExhaustiveSettings.OptionsOf(run, ProgressOf(context, scenario)), cancellation);
        var command = result.Counterexample is { } found ? Written(context, folder, scenario, run, settings, found) : null;
        var report = new ExhaustiveReport(scenario, settings, space.Options, result, command, measured(result.Transitions));
        var document = report.ToJson();
        folder?.Write("result.json", document);
        folder?.Finish(result.IsComplete || result.Counterexample is not null ? 1 : 0, context.Clock.GetUtcNow());
        context.Output.Write(run.Get(RunOptions.Format) == OutputFormat.Json ? document : report.ToText());
        if (result.Counterexample is not null || result.IsComplete)
        {
            return result.IsComplete ? ExitCode.Done : ExitCode.Failed;
        }

        return cancellation.IsCancellationRequested
            ? ExitCode.Interrupted
            : throw new UsageException(ExhaustiveSettings.TooMany(run, result));
    }

    /// <summary>The space of a scenario.</summary>
    /// <exception cref="UsageException">It has none.</exception>
    internal static StateSpace SpaceOf(ListedScenario scenario, Settings run, Settings settings)
    {
        var created = scenario.Create(settings);
        var bounds = ExhaustiveSettings.BoundsOf(scenario, ScenarioTerms.Of(created), run);
        try
        {
            return (scenario.ExhaustibleOf(settings, bounds.Nodes) ?? throw new UsageException(
                $"--strategy '{ExhaustiveSettings.Strategy}': {scenario.Name} has no state space; allowed are "
                + $"scenarios of one protocol whose class is {nameof(IExhaustible)}")).Space(bounds);
        }
        catch (StateSpaceException exception)
        {
            throw Refused(scenario, exception);
        }
        catch (Exception exception) when (exception is not (UsageException or ScenarioException))
        {
            // Any: it is the user's code.
            var thrown = $"{exception.GetType().Name}: {UsageException.Shown(exception.Message.TrimEnd('.'))}";
            throw Refused(scenario, new StateSpaceException($"the scenario is broken: Space throws {thrown}", exception));
        }
    }

    private static string? Written(
        CommandContext context, ResultsFolder? folder, ListedScenario scenario, Settings run, Settings settings, Counterexample found) =>
        ReplayCommand.Written(context, folder, found.Oracle, 0, () => new CounterexampleFile(
            scenario.Name,
            scenario.TextsOf(settings),
            Path.GetFileName(scenario.Library.Location),
            ExhaustiveSettings.Bounds.ToDictionary(option => option.Name, run.TextOf, StringComparer.Ordinal),
            found)
        {
            Builds = LibraryBuild.Of(scenario.Library),
        }.ToJson());

    private static ExhaustiveResult Run(
        ListedScenario scenario, StateSpace space, ExhaustiveOptions options, CancellationToken cancellation)
    {
        try
        {
            return Exhaustive.Run(space, options, cancellation);
        }
        catch (StateSpaceException exception)
        {
            throw Refused(scenario, exception);
        }
    }

    private static UsageException Refused(ListedScenario scenario, StateSpaceException exception) =>
        new($"--strategy '{ExhaustiveSettings.Strategy}': {scenario.Name}: {exception.Message}", exception);

    private static Action<int, int> ProgressOf(CommandContext context, ListedScenario scenario)
    {
        var told = context.Clock.GetTimestamp();
        return (states, depth) =>
        {
            if (context.Clock.GetElapsedTime(told) >= ToldEvery)
            {
                told = context.Clock.GetTimestamp();
                context.Error.Write($"explore {scenario.Name}  {NumberDisplay.Of(states)} states  depth {NumberDisplay.Of(depth)}\n");
            }
        };
    }
}
