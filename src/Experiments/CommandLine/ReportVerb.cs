using System.CommandLine;

namespace Distribution.Experiments.CommandLine;

/// <summary><c>report DIR</c>: makes the report of a results folder anew.</summary>
internal static class ReportVerb
{
    internal static Command Create(CommandContext context, IReportComposer reports)
    {
        var command = new Verb(
            "report", "Makes the report of a results folder anew.", "report results/sweep-rumor/20260101-120000");
        var folder = new Argument<string>("dir") { Description = "the results folder", HelpName = "dir" };
        command.Add(folder);
        command.SetAction(result =>
        {
            var path = result.GetRequiredValue(folder);
            if (!Directory.Exists(path))
            {
                throw UsageException.NotAllowed("dir", path, "existing results folders");
            }

            context.Output.Write($"{Composed(reports, path, context.Catalog)}\n");
            return ExitCode.Done;
        });
        return command;
    }

    private static string Composed(IReportComposer reports, string path, Catalog catalog)
    {
        try
        {
            return reports.Compose(path, catalog);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EnvironmentException(
                $"dir '{UsageException.Shown(path)}': it cannot be read, or no report written there; "
                    + "allowed are folders that can be read and written",
                exception);
        }
    }
}
