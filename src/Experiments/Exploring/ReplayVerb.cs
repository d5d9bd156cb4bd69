using System.CommandLine;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Output;
using Command = System.CommandLine.Command;

namespace Distribution.Experiments.Exploring;

/// <summary><c>replay FILE</c>: makes the run of a replay file again and says whether it went the same way.</summary>
internal static class ReplayVerb
{
    internal static Command Create(CommandContext context)
    {
        var command = new Verb(
            "replay",
            "Makes a failing run again from its file. Exit code 1: it fails as before; 0: it does not fail any more.",
            "replay results/explore-rumors/20260101-120000/exactly-once.replay.json");
        var file = new Argument<string>("file") { Description = "a replay file of explore", HelpName = "file" };
        command.Add(file);
        command.SetAction((result, cancellation) => Task.Run(
            () => Replay(context, result.GetRequiredValue(file), cancellation), CancellationToken.None));
        return command;
    }

    private static int Replay(CommandContext context, string path, CancellationToken cancellation)
    {
        var file = ReplayFile.Parse(path, ExploredFile.TextOf("file", path));
        var scenario = context.Catalog.Scenarios.FirstOrDefault(listed => listed.Name == file.Scenario)
            ?? throw new UsageException($"'{UsageException.Shown(path)}': there is no scenario {file.Scenario} here; "
                + $"give the library that has it, --load {file.Library}");
        var settings = Settings.Read(scenario.Name, scenario.Options, file.Options);
        if (file.Plan.Refusal(file.Nodes) is { } reason)
        {
            throw new UsageException($"'{UsageException.Shown(path)}': {reason}");
        }

        var trial = new Trial(scenario.Create(settings), file.Seed, file.Nodes) { Plan = file.Plan, Steps = file.Steps };
        var result = trial.Run(cancellation);
        context.Output.Write(string.Concat(file.Story.Select(line => line + "\n")));
        if (result.TraceHash == file.TraceHash)
        {
            context.Output.Write($"The run went the same way, trace hash {JsonMembers.Hash(result.TraceHash)}.\n");
            return result.Violation is null ? ExitCode.Done : ExitCode.Failed;
        }

        context.Error.Write($"{CommandTree.Program}: {Parting(file, result)}\n");
        context.Output.Write(result.Violation is { } violation
            ? $"It fails: {violation.Oracle}. {violation.Reason}.\n"
            : "It does not fail any more.\n");
        return result.Violation is null ? ExitCode.Done : ExitCode.Failed;
    }

    private static string Parting(ReplayFile file, TrialResult result)
    {
        if (file.Ladder.Parting(result.Ladder) is not { } parting)
        {
            return $"the run went another way after the {NumberText.Write(file.Violation.Events)} events that the file tells of";
        }

        var (after, first) = (NumberText.Write(parting.LastEqual + 1), NumberText.Write(parting.FirstDifferent));
        return after == first
            ? $"the run went another way: event {first} is the first that differs"
            : $"the run went another way: the first event that differs is one of {after} .. {first}";
    }
}
