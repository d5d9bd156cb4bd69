using System.CommandLine;
using Distribution.Experiments.Output;
using Distribution.Experiments.Results;
using Distribution.Experiments.Running;
using Distribution.Experiments.Sweeps;
using Distribution.Experiments.Terminal;

namespace Distribution.Experiments.CommandLine;

/// <summary><c>simulate PROTOCOL</c>: many seeded runs of one setting; statistics beside theory.</summary>
internal static class SimulateVerb
{
    internal static Command Create(CommandContext context)
    {
        var example = context.Catalog.Protocols[0];
        var command = new Verb(
            "simulate", "Runs one setting many times in the simulator; statistics beside theory.", Example(example));
        command.Add(LiveOption.Create());
        foreach (var protocol in context.Catalog.Protocols)
        {
            command.Add(OfProtocol(context, protocol));
        }

        foreach (var theory in context.Catalog.Theories)
        {
            command.Add(ComputeCommand.Create(context, theory));
        }

        return command;
    }

    private static Command OfProtocol(CommandContext context, IListedProtocol protocol)
    {
        var command = new Verb(protocol.Name, protocol.Summary, Example(protocol));
        var own = new BoundOptions(command, protocol.Options);
        var run = new BoundOptions(command, RunOptions.OfRuns);
        command.SetAction((result, cancellation) => Task.Run(
            () =>
            {
                var verb = run.Read("simulate", result);
                var settings = own.Read(protocol.Name, result);
                return Simulate(context, protocol, verb, settings, LiveOption.IsOn(context, result, verb), cancellation);
            },
            CancellationToken.None));
        return command;
    }

    private static string Example(IListedProtocol protocol) => $"simulate {protocol.Name} {protocol.Example} --runs 200";

    private static int Simulate(
        CommandContext context, IListedProtocol protocol, Settings run, Settings settings, bool isLive, CancellationToken cancellation)
    {
        var plan = SweepPlan.PlanOf(protocol, settings, run);
        var runner = new CellRunner(plan);
        using var folder = ResultsFolder.Open(run.Get(RunOptions.Out), ManifestOf(context, plan), RowColumns.Of(protocol));
        CellResult result;
        using (var progress = new ProgressReport(context.Screen, context.Error, context.Clock, protocol.Name, 1, plan.Runs, isLive))
        {
            result = runner.Run(progress, cancellation);
        }

        if (result.Runs.Count == 0)
        {
            throw new OperationCanceledException(cancellation);
        }

        var document = OutputDocument.TextOf(writer => SimulationJson.Write(writer, result));
        if (folder is not null)
        {
            folder.Database.Add(StoredCell.Of(0, result));
            folder.Write("result.json", document);
            folder.Finish(cancellation.IsCancellationRequested ? 0 : 1, context.Clock.GetUtcNow());
        }

        if (run.Get(RunOptions.Format) == OutputFormat.Json)
        {
            context.Output.Write(document);
        }
        else
        {
            SimulationTable.Write(context.Output, context.Screen, result);
        }

        Closing.Write(context, run, folder);
        return cancellation.IsCancellationRequested ? context.Interrupted(result.Runs.Count, plan.Runs) : ExitCode.Done;
    }

    private static Manifest ManifestOf(CommandContext context, CellPlan plan) => context.ManifestOf(
        "simulate", plan.Settings, new SweepPlan(plan.Protocol.Name, [], [plan]).Identity, plan.RootSeed, plan.Runs);
}
