using Distribution.Experiments.Results;
using Distribution.Experiments.Running;

namespace Distribution.Experiments.CommandLine;

/// <summary>The end of every verb that leaves a results folder: its report is made, and where to find it is printed last.</summary>
internal static class Closing
{
    /// <summary>Makes the report and prints its path, or the folder's, or that of a shard's file, which has none; on standard error where
    /// standard output is for a document.</summary>
    internal static void Write(CommandContext context, Settings run, ResultsFolder? folder)
    {
        if (folder is null)
        {
            return;
        }

        var path = folder.IsShard
            ? folder.Database.Path
            : context.Catalog.Reports?.Compose(folder.FolderPath, context.Catalog) ?? folder.FolderPath;
        var isDocument = run.TryGet(RunOptions.Format, out var format) && format == OutputFormat.Json;
        (isDocument ? context.Error : context.Output).Write($"{path}\n");
    }
}
