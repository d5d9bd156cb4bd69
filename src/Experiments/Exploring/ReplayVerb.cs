using System.CommandLine;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Output;
using Distribution.Simulator;
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
        command.SetAction((result, cancellation) => Task.Run(
            () => Replay(context, result.GetRequiredValue(file), result.GetValue(traces) ?? [], cancellation), CancellationToken.None));
        return command;
    }

    private static int Replay(CommandContext context, string path, string[] traces, CancellationToken cancellation)
    {
        var targets = traces.Select(TraceTarget.Parse).ToArray();
        var text = ExploredFile.TextOf("file", path);
        if (CounterexampleFile.IsOne(text))
        {
            return ReplayWay(context, path, CounterexampleFile.Parse(path, text), traces);
        }

        var file = FileIn(path, text);
        var scenario = ScenarioOf(context, path, file.Scenario, file.Library);
        var trial = TrialIn(scenario, path, file) with { IsTraced = targets.Length > 0 };
        var result = trial.Run(cancellation);
        foreach (var target in targets)
        {
            target.Write(result.Trace ?? new RunTrace(file.Nodes, [], []), context.Output);
        }

        var output = TraceTarget.OutputBeside(targets, context.Output);
        output.Write(string.Concat(file.Story.Select(line => PlainText.Of(line) + "\n")));
        if (result.TraceHash == file.TraceHash)
        {
            output.Write($"The run went the same way, trace hash {JsonMembers.Hash(result.TraceHash)}.\n");
            if (!file.IsFailure(result) && LikelyReason(file, scenario) is { Length: > 0 } reason)
            {
                context.Error.Write($"{CommandTree.Program}: the run went the same way and is judged otherwise{reason}\n");
            }
        }
        else
        {
            var (first, sentence) = Parting(file, result);
            Determinism.Verify(trial, result, cancellation);
            context.Error.Write($"{CommandTree.Program}: {sentence}{LikelyReason(file, scenario)}\n");
            TellParting(output, first, trial, result, cancellation);
        }

        output.Write(Verdict(file, result) is { Length: > 0 } verdict ? PlainText.Of(verdict) + "\n" : string.Empty);
        output.Write(string.Concat((result.Thrown?.Stack ?? []).Select(frame => $"  thrown by {PlainText.Of(frame)}\n")));
        return result.Violation is null ? ExitCode.Done : ExitCode.Failed;
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

    /// <summary>How it ends, where the story does not say that already. The events may be the same and what is asked of them
    /// not.</summary>
    private static string Verdict(ReplayFile file, TrialResult result) => result.Violation switch
    {
        null => "It does not fail any more.",
        { } violation when !file.IsFailure(result) =>
            $"It fails otherwise than recorded: {violation.Oracle}. {violation.Reason}.",
        { } violation when result.TraceHash != file.TraceHash => $"It fails: {violation.Oracle}. {violation.Reason}.",
        _ => string.Empty,
    };

    /// <summary>Other builds, as a clause: almost any change makes another build, so they are a reason where one is looked for, and no
    /// news otherwise. Nothing: they are the same.</summary>
    private static string LikelyReason(ReplayFile file, ListedScenario scenario) =>
        LibraryBuild.Difference(file.Builds, LibraryBuild.Of(scenario.Library)) is { } difference
            ? $"; the likely reason is that it was {difference}"
            : string.Empty;

    /// <summary>What <c>explore --strategy exhaustive</c> found.</summary>
    private static int ReplayWay(CommandContext context, string path, CounterexampleFile file, string[] traces) => traces is [var trace, ..]
        ? throw UsageException.NotAllowed(
            "--trace", trace, $"files of runs, and '{UsageException.Shown(path)}' is a way through states, which are no events")
        : ExhaustiveReplay.Run(context, path, file, ScenarioOf(context, path, file.Scenario, file.Library));

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

    /// <summary>Tells the first event that differs from the recorded run, with its causes.</summary>
    private static void TellParting(TextWriter output, long first, Trial trial, TrialResult result, CancellationToken cancellation)
    {
        var trace = result.Trace ?? (trial with { IsTraced = true }).Run(cancellation).Trace;
        var story = trace is null ? [] : TraceParting.At(trace, first).Story;
        output.Write(string.Concat(story.Select(line => line + "\n")));
    }

    private static (long First, string Sentence) Parting(ReplayFile file, TrialResult result)
    {
        if (file.Ladder.Parting(result.Ladder) is not { } parting)
        {
            // One of them is the beginning of the other.
            var common = Math.Min(file.Violation.Events, result.Events);
            return (common + 1, $"the run went another way after {NumberText.Write(common)} events that are the same");
        }

        var (after, first) = (NumberText.Write(parting.LastEqual + 1), NumberText.Write(parting.FirstDifferent));
        return after == first
            ? (parting.FirstDifferent, $"the run went another way: event {first} is the first that differs")
            : (parting.LastEqual + 1, $"the run went another way: the first event that differs is one of {after} .. {first}");
    }
}
