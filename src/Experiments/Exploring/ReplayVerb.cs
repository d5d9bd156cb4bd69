using System.CommandLine;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Running;
using Command = System.CommandLine.Command;

namespace Distribution.Experiments.Exploring;

/// <summary><c>replay FILE</c>: makes the run of a replay file again and says whether it went the same way.</summary>
internal static class ReplayVerb
{
    internal static Command Create(CommandContext context)
    {
        var command = new Verb(
            "replay",
            "Makes a failing run or way again from its file. Exit code 1: it fails as before; 0: it does not fail any more.",
            "replay results/explore-rumors/20260101-120000/exactly-once.replay.json --trace text:-");
        var file = new Argument<string>("file") { Description = "a replay file of explore", HelpName = "file" };
        var traces = TraceTarget.Option();
        command.Add(file);
        command.Add(traces);
        var options = new BoundOptions(command, [RunOptions.Format]);
        command.SetAction((result, cancellation) => Task.Run(
            () => Replay(
                context,
                result.GetRequiredValue(file),
                result.GetValue(traces) ?? [],
                options.Read("replay", result).Get(RunOptions.Format) == OutputFormat.Json,
                cancellation),
            CancellationToken.None));
        return command;
    }

    private static int Replay(CommandContext context, string path, string[] traces, bool isDocument, CancellationToken cancellation)
    {
        var targets = traces.Select(TraceTarget.Parse).ToArray();
        var text = ExploredFile.TextOf("file", path);
        if (CounterexampleFile.IsOne(text))
        {
            return ReplayWay(context, path, CounterexampleFile.Parse(path, text), traces, isDocument);
        }

        var file = FileIn(path, text);
        var scenario = ScenarioOf(context, path, file.Scenario, file.Library);
        var trial = TrialIn(scenario, path, file) with { IsTraced = targets.Length > 0 };
        var result = trial.Run(cancellation);
        foreach (var target in targets)
        {
            target.Write(result.Trace!, context.Output);
        }

        var output = TraceTarget.OutputBeside(targets, context);
        var report = Judged(file, scenario, trial, result, cancellation);
        context.Error.Write(report.Notice.Length > 0 ? $"{CommandTree.Program}: {report.Notice}\n" : string.Empty);
        output.Write(isDocument ? report.ToJson() : report.ToText());
        return result.Violation is null ? ExitCode.Done : ExitCode.Failed;
    }

    /// <summary>Compares the run with the recorded one.</summary>
    /// <exception cref="NondeterministicException">It went another way than recorded, and goes yet another now.</exception>
    private static ReplayReport Judged(
        ReplayFile file, ListedScenario scenario, Trial trial, TrialResult result, CancellationToken cancellation)
    {
        if (result.TraceHash == file.TraceHash)
        {
            return new ReplayReport(file, result, null, file.IsFailure(result) ? string.Empty : LikelyReason(file, scenario));
        }

        Determinism.Verify(trial, result, cancellation);
        return new ReplayReport(file, result, ReplayParting.Of(file, trial, result, cancellation), LikelyReason(file, scenario));
    }

    private static ReplayFile FileIn(string path, string text)
    {
        try
        {
            return ReplayFile.Parse(path, text);
        }
        catch (UsageException exception) when (FaultPlanOption.IsPlan(path, text))
        {
            throw new UsageException(
                $"'{UsageException.Shown(path)}': it is a fault plan and no replay file: explore SCENARIO --plan FILE takes it", exception);
        }
    }

    /// <summary>Other builds, as a clause: almost any change makes another build, so they are a reason where one is looked for, and no
    /// news otherwise. Nothing: they are the same.</summary>
    private static string LikelyReason(ReplayFile file, ListedScenario scenario) =>
        LibraryBuild.Difference(file.Builds, LibraryBuild.Of(scenario.Library)) is { } difference
            ? $"; the likely reason is that it was {difference}"
            : string.Empty;

    /// <summary>What <c>explore --strategy exhaustive</c> found.</summary>
    private static int ReplayWay(CommandContext context, string path, CounterexampleFile file, string[] traces, bool isDocument) =>
        traces is [var trace, ..]
        ? throw UsageException.NotAllowed(
            "--trace", trace, $"files of runs, and '{UsageException.Shown(path)}' is a way through states, which are no events")
        : ExhaustiveReplay.Run(context, path, file, ScenarioOf(context, path, file.Scenario, file.Library), isDocument);

    private static ListedScenario ScenarioOf(CommandContext context, string path, string name, string library) =>
        context.Catalog.Explored.FirstOrDefault(listed => listed.Name == name)
            ?? throw new UsageException($"'{UsageException.Shown(path)}': there is no scenario {name} here; "
                + $"give the library that has it, --load {library}");

    private static Trial TrialIn(ListedScenario scenario, string path, ReplayFile file)
    {
        var settings = scenario.Read(file.Options, file.Nodes);
        if (file.Plan.Refusal(file.Nodes) is { } reason)
        {
            throw new UsageException($"'{UsageException.Shown(path)}': {reason}");
        }

        return new Trial(scenario.Create(settings), file.Seed, file.Nodes)
        {
            Plan = file.Plan,
            Steps = file.Steps,
            StepTimes = file.StepTimes,
            FaultTime = file.FaultTime,
        };
    }
}
