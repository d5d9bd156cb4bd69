using Distribution.Experiments.Output;
using Distribution.Experiments.Results;
using Distribution.Experiments.Running;
using Distribution.Experiments.Theory;
using Distribution.Protocol;

namespace Distribution.Experiments.CommandLine;

/// <summary><c>simulate</c> of what is computed instead of run. It takes the options of runs, so that scripts need not know, and they
/// change nothing.</summary>
internal static class ComputeCommand
{
    internal static Verb Create(CommandContext context, IListedTheory theory)
    {
        var command = new Verb(theory.Name, theory.Summary, $"simulate {theory.Name} {theory.Example}");
        var own = new BoundOptions(command, theory.Options);
        var run = new BoundOptions(command, RunOptions.OfRuns);
        command.SetAction((result, _) => Task.Run(
            () => Compute(context, theory, run.Read("simulate", result), own.Read(theory.Name, result)), CancellationToken.None));
        return command;
    }

    private static int Compute(CommandContext context, IListedTheory theory, Settings run, Settings settings)
    {
        var measured = Performance.Start();
        var result = theory.Compute(settings);
        var performance = measured(0);
        var manifest = context.ManifestOf("simulate", settings, StableHash.Of($"exact {settings.Key}"), run.Get(RunOptions.Seed), runs: 0);
        using var folder = ResultsFolder.Open(run.Get(RunOptions.Out), manifest, RowColumns.Of(theory));
        var document = OutputDocument.TextOf(writer => ExactJson.Write(writer, theory, result, run.Get(RunOptions.Seed), performance));
        if (folder is not null)
        {
            folder.Database.Add(StoredCell.Of(theory, result));
            folder.Write("result.json", document);
            folder.Finish(1, context.Clock.GetUtcNow());
        }

        if (run.Get(RunOptions.Format) == OutputFormat.Json)
        {
            context.Output.Write(document);
        }
        else
        {
            ExactTable.Write(context.Output, context.Screen, theory, result, performance);
        }

        Closing.Write(context, run, folder);
        return ExitCode.Done;
    }
}
