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

            context.Output.Write($"{reports.Compose(path, context.Catalog.Charts)}\n");
            return ExitCode.Done;
        });
        return command;
    }
}
