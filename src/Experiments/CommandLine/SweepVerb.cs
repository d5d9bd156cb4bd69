using System.CommandLine;
using Distribution.Experiments.Calibrating;
using Distribution.Experiments.Launching;
using Distribution.Experiments.Output;
using Distribution.Experiments.Plans;
using Distribution.Experiments.Results;
using Distribution.Experiments.Running;
using Distribution.Experiments.Sweeps;
using Distribution.Experiments.Terminal;

namespace Distribution.Experiments.CommandLine;

/// <summary><c>sweep PLAN.yaml</c> and <c>sweep PROTOCOL</c>: settings one after another, resumable.</summary>
internal static class SweepVerb
{
    private static readonly IReadOnlyList<ProtocolOption> Options = [.. RunOptions.OfSweeps, SweepShard.Option, .. LaunchOptions.OfSweeps];

    internal static Command Create(CommandContext context)
    {
        var command = new Verb(
            "sweep",
            "Runs a plan from a file (docs/plans.md), or a grid of settings of a protocol in the simulator: every option takes a value, a "
                + "list (1,2,3) or a range (1..8, 1e3..1e6*10). Given the folder of an interrupted sweep with --out, it goes on there. "
                + "Over the machines of a Slurm cluster: sweep rumor --fanout 1..8 --launcher slurm --shards 8 --out DIR.",
            Example(context.Catalog.Protocols[0]));
        var file = new Argument<string>("plan") { Arity = ArgumentArity.ZeroOrOne, HelpName = "plan.yaml", Description = "a plan" };
        command.Add(file);
        var run = new BoundOptions(command, Options, isRecursive: true);
        var ofPlans = new BoundOptions(command, [CalibrationOption.ForComparison]);
        command.Add(LiveOption.Create());
        var merge = new MergeRun(context, command, run);
        command.SetAction((result, cancellation) => Task.Run(
            () => merge.IsWanted(result)
                ? Task.FromResult(merge.Merge(result, result.GetValue(file), ofPlans.Given(result).Keys))
                : SweepFileAsync(context, result.GetValue(file), result, Both(run.Given(result), ofPlans.Given(result)), cancellation),
            CancellationToken.None));
        foreach (var protocol in context.Catalog.Protocols)
        {
            command.Add(OfProtocol(context, protocol, run, file, merge));
        }

        return command;
    }

    private static string Example(IListedProtocol protocol) => $"sweep {protocol.Name} {protocol.SweepExample} --runs 50";

    private static Command OfProtocol(
        CommandContext context, IListedProtocol protocol, BoundOptions run, Argument<string> file, MergeRun merge)
    {
        var command = new Verb(protocol.Name, protocol.Summary, Example(protocol));
        var own = new BoundOptions(command, protocol.Options);
        command.SetAction((result, cancellation) => Task.Run(
            () =>
            {
                if (merge.IsWanted(result))
                {
                    return Task.FromResult(merge.Merge(result, protocol.Name, []));
                }

                if (result.GetValue(file) is { } both)
                {
                    throw new UsageException($"'{UsageException.Shown(both)}' and {protocol.Name}: allowed is a plan or a protocol");
                }

                var settings = run.Read("sweep", result);
                return SweepAsync(
                    context,
                    SweepPlan.Of(protocol, own.Given(result), settings),
                    settings,
                    plan: null,
                    LiveOption.IsOn(context, result, settings),
                    cancellation);
            },
            CancellationToken.None));
        return command;
    }

    // What the command line says replaces what the plan says.
    private static Task<int> SweepFileAsync(
        CommandContext context, string? path, ParseResult result, Dictionary<string, string> given, CancellationToken cancellation)
    {
        var names = context.Catalog.Protocols.Select(protocol => protocol.Name).ToArray();
        if (path is null)
        {
            throw new UsageException($"sweep needs a plan file or one of {string.Join(", ", names)}");
        }

        if (!File.Exists(path) && Path.GetExtension(path).Length == 0)
        {
            throw new UsageException(Suggestion.Add(
                $"'{UsageException.Shown(path)}': allowed are {string.Join(", ", names)}, and plan files", path, names));
        }

        var plan = PlanFile.Read(path, context.Catalog, LibraryLoader.PathsOf(context.Arguments));
        foreach (var (name, text) in plan.RunTexts)
        {
            given.TryAdd(name, text);
        }

        var run = Settings.Read("sweep", [.. Options, CalibrationOption.ForComparison], given);
        return SweepAsync(context, plan.PlanOf(run), run, plan, LiveOption.IsOn(context, result, run), cancellation);
    }

    private static Dictionary<string, string> Both(Dictionary<string, string> first, Dictionary<string, string> second) =>
        first.Concat(second).ToDictionary(StringComparer.Ordinal);

    private static async Task<int> SweepAsync(
        CommandContext context, SweepPlan wanted, Settings run, PlanFile? plan, bool isLive, CancellationToken cancellation)
    {
        var shard = run.Get(SweepShard.Option).Within(wanted);
        var (launcher, shards) = (LaunchOptions.ShardsOf(run), LaunchOptions.ShardsIn(run, wanted));
        var source = new SweepCalibration(context, wanted, run, shard.IsPart || shards > 0);
        var manifest = ManifestOf(context, wanted, source.Identity, run) with { PlanText = plan?.Text };
        using var folder = ResultsFolder.Open(run.Get(RunOptions.Out), manifest, wanted.Columns, shard.FilePath);
        using var calibration = await source.OpenAsync(folder, cancellation);
        var sweep = source.With(calibration.FilePath);
        var cells = shard.Of(sweep).Cells;
        folder?.TakeOver(shard);
        SweepResult result;
        using (var progress = new ProgressReport(
            context.Screen, context.Error, context.Clock, sweep.Name, cells.Count, cells.Sum(cell => (long)cell.Runs), isLive))
        {
            var limits = new SweepLimits(context.Clock) { Budget = run.Get(RunOptions.Budget) };
            result = shards == 0
                ? SweepRunner.Run(sweep, shard, folder?.Database, progress, limits, cancellation)
                : await new ShardedSweep(
                    sweep, ShardCommand.Of(context.Arguments, folder!.FolderPath, shards), launcher, folder, limits)
                    .RunAsync(progress, cancellation);
        }

        folder?.Finish(result.Rows.Count, context.Clock.GetUtcNow());
        if (result.Rows.Count == 0)
        {
            // No table of nothing; the report says that nothing is finished, and how to go on.
            Closing.Write(context, run, folder);
            return Ended(context, result, folder, ExitCode.Done);
        }

        var findings = FindingsOf(result with { Plan = sweep }, shard, folder, plan) with { Calibration = calibration.Read() };
        if (run.Get(RunOptions.Format) == OutputFormat.Json)
        {
            OutputDocument.Write(context.Output, writer => SweepJson.Write(writer, result, findings));
        }
        else
        {
            SweepTable.Write(context.Output, context.Screen, result, findings);
        }

        Closing.Write(context, run, folder);
        return Ended(context, result, folder, findings.IsHeld ? ExitCode.Done : ExitCode.Failed);
    }

    private static int Ended(CommandContext context, SweepResult result, ResultsFolder? folder, int code)
    {
        var isFailed = SweepFailures.Write(context, result.Failures, result.Plan.Cells.Count);
        return !result.IsComplete ? Interrupted(context, result, folder) : isFailed ? ExitCode.Failed : code;
    }

    // A shard has a part of the settings alone: the whole is judged when it is merged.
    private static SweepFindings FindingsOf(SweepResult result, SweepShard shard, ResultsFolder? folder, PlanFile? plan)
    {
        var display = plan is null ? PlanDisplay.None : PlanDisplay.Of(plan.Text);
        return SweepFindings.Of(result, shard.IsPart ? null : folder?.Database, display.Baseline, display.Measures);
    }

    private static Manifest ManifestOf(CommandContext context, SweepPlan plan, ulong identity, Settings run) => new(
        "sweep",
        plan.Name,
        CommandWords.Without(context.Arguments, SweepShard.Option.Flag),
        identity,
        run.Get(RunOptions.Seed),
        run.Get(RunOptions.Runs),
        context.Clock.GetUtcNow())
    {
        Options = SweepTable.Constant(plan),
        Axes = [.. plan.Axes.Select(axis => KeyValuePair.Create(axis.Name, axis.Values))],
        Cells = plan.Cells.Count,
    };

    /// <summary>Says how much of a plan is finished, and how to go on.</summary>
    internal static int Interrupted(CommandContext context, SweepResult result, ResultsFolder? folder)
    {
        var resume = folder is null ? "" : $"; to go on: the same command with --out {folder.FolderPath}";
        var done = NumberDisplay.OfSettings(result.Rows.Count, result.Plan.Cells.Count);
        var reason = result.IsOverBudget ? "the budget is over" : "interrupted";
        context.Note($"{reason} after {done}{resume}");
        return ExitCode.Interrupted;
    }
}
