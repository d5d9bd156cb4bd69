using System.CommandLine;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Results;
using Distribution.Experiments.Running;
using Distribution.Protocol;
using Command = System.CommandLine.Command;

namespace Distribution.Experiments.Exploring;

/// <summary><c>explore SCENARIO</c>, or a protocol: many seeds with faults and strategies; what fails is made small and written to a replay
/// file.</summary>
internal static class ExploreVerb
{
    // Options of simulate that runs with faults do not take.
    private static readonly Dictionary<string, string> Instead = new(StringComparer.Ordinal)
    {
        ["--crashed"] = "faults say who is down: --faults or --plan",
        ["--until"] = "a run ends when the calm after its faults is over",
    };

    internal static Command Create(CommandContext context)
    {
        var example = context.Catalog.Explored[0];
        var command = new Verb(
            "explore",
            "Looks for seeds and faults under which a scenario or protocol fails; makes it small and writes a file that replays it.",
            Example(example));
        foreach (var scenario in context.Catalog.Explored)
        {
            command.Add(OfScenario(context, scenario));
        }

        return command;
    }

    private static string Example(ListedScenario scenario) => $"explore {scenario.Name} --runs 10000 --time 60s";

    private static Verb OfScenario(CommandContext context, ListedScenario scenario)
    {
        var command = new Verb(scenario.Name, scenario.Summary, Example(scenario)) { Instead = Instead };
        var ownOptions = new BoundOptions(command, scenario.Options);
        var run = new BoundOptions(command, ExploreOptions.All);
        var traces = TraceTarget.Option(" of the first run");
        command.Add(traces);
        var isFresh = new Option<bool>(FreshProcess.Argument) { Hidden = true };
        command.Add(isFresh);
        command.SetAction((result, cancellation) => Task.Run(
            () =>
            {
                var settings = run.Read("explore", result);
                var targets = (result.GetValue(traces) ?? []).Select(TraceTarget.Parse).ToArray();
                var own = scenario.Read(ownOptions.Given(result), settings.Get(ExploreOptions.Nodes));
                if (ExhaustiveSettings.AreAsked(settings))
                {
                    return targets is [var target, ..]
                        ? throw UsageException.NotAllowed(
                            "--trace", $"{target.Format.Name}:{target.Path}", "other strategies: a state is no event")
                        : Task.FromResult(ExhaustiveRun.Explore(context, scenario, settings, own, cancellation));
                }

                return result.GetValue(isFresh)
                    ? AnswerAsync(context, scenario, ExploreSettings.OptionsOf(scenario, settings, own), cancellation)
                    : ExploreAsync(context, scenario, settings, own, targets, cancellation);
            },
            CancellationToken.None));
        return command;
    }

    private static async Task<int> AnswerAsync(
        CommandContext context, ListedScenario scenario, ExplorationOptions options, CancellationToken cancellation)
    {
        using var watch = ExploreProgress.WatchOf(context, scenario);
        return await new FreshAnswers(options with { Watch = watch }, context.Output).RunAsync(Console.In, cancellation);
    }

    private static async Task<int> ExploreAsync(
        CommandContext context,
        ListedScenario scenario,
        Settings run,
        Settings settings,
        TraceTarget[] traces,
        CancellationToken cancellation)
    {
        var output = TraceTarget.OutputBeside(traces, context);
        var plan = StableHash.Of($"explore {scenario.Name} {run.Key} {settings.Key}");
        var manifest = context.ManifestOf("explore", settings, plan, run.Get(RunOptions.Seed), run.Get(ExploreOptions.Runs));
        var options = ExploreSettings.OptionsOf(scenario, run, settings);
        using var folder = ResultsFolder.Open(run.Get(RunOptions.Out), manifest, RowColumns.None);
        var measured = Performance.Start();
        var verification = new FreshVerification(options.VerifyEvery);
        ExplorationResult result;
        try
        {
            result = await RunAsync(context, scenario, options, traces, verification, cancellation);
        }
        catch (NondeterministicException exception)
        {
            var told = new NondeterminismReport(scenario, options.Seed, exception);
            await output.WriteAsync(run.Get(RunOptions.Format) == OutputFormat.Json ? told.ToJson() : told.ToText());
            await output.FlushAsync(CancellationToken.None);
            throw;
        }

        var commands = FailureFiles.Write(context, scenario, settings, folder, result.Failures);
        var report = new ExploreReport(scenario, settings, options, result, commands, measured(result.Events))
        {
            Verified = verification.Verified,
        };
        var document = report.ToJson();
        folder?.Write("result.json", document);
        folder?.Finish(cancellation.IsCancellationRequested ? 0 : 1, context.Clock.GetUtcNow());
        await output.WriteAsync(run.Get(RunOptions.Format) == OutputFormat.Json ? document : report.ToText());
        return cancellation.IsCancellationRequested ? context.Interrupted(result.Runs, options.Runs)
            : result.Failures.Count > 0 ? ExitCode.Failed
            : ExitCode.Done;
    }

    private static async Task<ExplorationResult> RunAsync(
        CommandContext context,
        ListedScenario scenario,
        ExplorationOptions options,
        TraceTarget[] traces,
        FreshVerification verification,
        CancellationToken cancellation)
    {
        using var progress = new ExploreProgress(context, scenario, options.Runs);
        using var watch = progress.Watch();
        var shown = options with
        {
            Finished = verification.Keep,
            Progress = (_, failed) => progress.RunFinished(failed),
            Found = progress.Found,
            Watch = watch,
        };
        var result = Exploration.Run(shown, cancellation);
        FirstRunTrace.Write(shown, traces, context.Output, cancellation);
        await VerifyAsync(context, verification, progress, cancellation);
        return result;
    }

    /// <summary>Makes runs again elsewhere, unless it is interrupted: then what was found stays.</summary>
    private static async Task VerifyAsync(
        CommandContext context, FreshVerification verification, ExploreProgress progress, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            return;
        }

        try
        {
            await verification.RunAsync(context, progress, cancellation);
        }
        catch (Exception exception) when (cancellation.IsCancellationRequested
            && exception is (OperationCanceledException or EnvironmentException or IOException))
        {
            // The other process may have been interrupted first, and then it has gone without an answer.
        }
    }
}
