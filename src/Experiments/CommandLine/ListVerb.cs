using System.CommandLine;
using Distribution.Experiments.Output;
using Distribution.Experiments.Plans;
using Distribution.Experiments.Running;

namespace Distribution.Experiments.CommandLine;

/// <summary><c>list</c>: everything there is to run, from the catalog itself.</summary>
internal static class ListVerb
{
    internal static Command Create(CommandContext context)
    {
        var command = new Verb("list", "Lists what there is to run, a line each.", "list");
        var bound = new BoundOptions(command, [RunOptions.Format]);
        var schema = new Option<bool>("--schema") { Description = "the JSON schema of plan files instead, for editors" };
        command.Add(schema);
        command.SetAction(result => result.GetValue(schema)
            ? Schema(context)
            : List(context, bound.Read("list", result).Get(RunOptions.Format)));
        return command;
    }

    private static int Schema(CommandContext context)
    {
        context.Output.Write(PlanSchema.Of(context.Catalog));
        return ExitCode.Done;
    }

    private static int List(CommandContext context, OutputFormat format)
    {
        var entries = context.Catalog.Entries;
        if (format == OutputFormat.Json)
        {
            OutputDocument.Write(context.Output, writer =>
            {
                foreach (var group in entries.GroupBy(entry => entry.Kind, StringComparer.Ordinal))
                {
                    writer.WriteStartArray(group.Key);
                    foreach (var entry in group)
                    {
                        writer.WriteStartObject();
                        writer.WriteString("name", entry.Name);
                        writer.WriteString("summary", entry.Summary);
                        writer.WriteString("example", entry.Example);
                        writer.WriteEndObject();
                    }

                    writer.WriteEndArray();
                }
            });
            return ExitCode.Done;
        }

        var width = entries.Select(entry => entry.Name.Length).DefaultIfEmpty(0).Max();
        foreach (var group in entries.GroupBy(entry => entry.Kind, StringComparer.Ordinal))
        {
            context.Output.Write($"{group.Key}\n");
            foreach (var entry in group)
            {
                context.Output.Write($"  {entry.Name.PadRight(width)}  {entry.Summary}\n");
                context.Output.Write($"  {new string(' ', width)}  {CommandTree.Program} {entry.Example}\n");
            }
        }

        return ExitCode.Done;
    }
}
