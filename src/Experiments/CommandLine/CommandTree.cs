using System.CommandLine;
using Distribution.Experiments.Exploring;

namespace Distribution.Experiments.CommandLine;

/// <summary>All verbs.</summary>
internal static class CommandTree
{
    internal const string Program = "distribution";

    /// <summary>The options that every verb takes.</summary>
    internal static Option<bool> Verbose { get; } = new("--verbose") { Description = "show the stack of an error", Recursive = true };

    /// <summary>The root command.</summary>
    internal static RootCommand Build(CommandContext context)
    {
        var root = new RootCommand(
            "Node groups, process spawn and gossip: simulate a protocol, measure real processes, compare with theory.")
        {
            Verbose,
            LibraryLoader.Option,
        };
        if (TourVerb.IsOffered(context.Catalog))
        {
            root.SetAction((_, cancellation) => TourVerb.RunAsync(context, new Dictionary<string, string>(), cancellation));
            root.Add(TourVerb.Create(context));
        }

        root.Add(ListVerb.Create(context));
        if (context.Catalog.Protocols.Count > 0)
        {
            root.Add(SimulateVerb.Create(context));
            root.Add(SweepVerb.Create(context));
        }

        if (context.Catalog.Measurements.Count > 0)
        {
            root.Add(MeasureVerb.Create(context));
        }

        if (context.Catalog.Comparisons.Count > 0)
        {
            root.Add(CompareVerb.Create(context));
        }

        if (context.Catalog.Benchmarks.Count > 0)
        {
            root.Add(BenchVerb.Create(context));
        }

        if (context.Catalog.Explored.Count > 0)
        {
            root.Add(ExploreVerb.Create(context));
        }

        root.Add(ReplayVerb.Create(context));
        root.Add(CallVerb.Create(context));
        root.Add(Node(context));
        if (context.Catalog.Reports is { } reports)
        {
            root.Add(ReportVerb.Create(context, reports));
        }

        HelpWithExample.Use(root);
        return root;
    }

    // Dispatched before this tree is built where it is the first word: here for the list of verbs, and where options stand before it.
    private static Verb Node(CommandContext context)
    {
        var node = new Verb("node", "Runs one node until it is told to stop; 'node --help' says more.", "node --listen 127.0.0.1:7070")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        node.SetAction(result => NodeVerb.RunAsync(
            [
                .. LibraryLoader.FilesOf(context.Arguments).SelectMany(file => new[] { LibraryLoader.Option.Name, file }),
                .. result.GetValue(Verbose) ? new[] { Verbose.Name } : [],
                .. result.UnmatchedTokens,
            ],
            context.Output,
            context.Error));
        return node;
    }
}
