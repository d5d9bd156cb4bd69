using System.Diagnostics.CodeAnalysis;
using Distribution.Experiments.Exploring;
using Distribution.Simulator;

namespace Distribution.Experiments;

/// <summary><c>--plan FILE</c>: the same file for every verb that takes one.</summary>
internal static class FaultPlanOption
{
    /// <summary>How a file may be written.</summary>
    internal const string Forms = "YAML if its name ends with .yaml or .yml, else JSON";

    private const string None = "none";

    /// <summary>Of verbs that run a cluster.</summary>
    internal static ProtocolOption<string> Plan { get; } =
        Of($"a file with the faults of every run: {Forms}; node 0 is the caller, the others are 1, 2, ...");

    /// <summary>The option.</summary>
    /// <param name="help">One line for help.</param>
    internal static ProtocolOption<string> Of(string help) => new(
        "plan",
        help,
        "a path or none",
        None,
        (string text, [MaybeNullWhen(false)] out string path) =>
        {
            path = text;
            return text.Length > 0 && !text.Any(char.IsControl);
        },
        path => path)
    {
        FileIn = path => path is None ? null : path,
    };

    /// <summary>Whether a plan is named.</summary>
    internal static bool IsGiven(Settings settings) => settings.TryGet(Plan, out var path) && path is not None;

    /// <summary>Reads the plan that a path names.</summary>
    /// <param name="path">The option's value.</param>
    /// <param name="refusal">Why a plan cannot be; null: it can.</param>
    /// <returns>Null: no plan is named.</returns>
    /// <exception cref="UsageException">The file is none, or the plan cannot be.</exception>
    internal static FaultPlan? Read(string path, Func<FaultPlan, string?> refusal)
    {
        if (path is None)
        {
            return null;
        }

        try
        {
            var text = ExploredFile.TextOf("--plan", path);
            if (SealedJson.IsOne(text))
            {
                throw new FaultPlanException("it is a replay file and no fault plan: distribution replay FILE takes it");
            }

            var plan = Parse(path, text);
            return refusal(plan) is { } reason ? throw new FaultPlanException(reason) : plan;
        }
        catch (FaultPlanException exception)
        {
            throw new UsageException($"--plan '{UsageException.Shown(path)}': {exception.Message}", exception);
        }
    }

    /// <summary>Whether the text of a file is a plan.</summary>
    internal static bool IsPlan(string path, string text)
    {
        try
        {
            _ = Parse(path, text);
            return true;
        }
        catch (FaultPlanException)
        {
            return false;
        }
    }

    private static FaultPlan Parse(string path, string text) =>
        FaultPlanYaml.IsName(path) ? FaultPlanYaml.Parse(text) : FaultPlanJson.Parse(text);

    /// <summary>Reads the plan of a cluster's run.</summary>
    /// <param name="settings">The options.</param>
    /// <param name="nodes">How many nodes there are, the caller included.</param>
    /// <returns>Null: no plan is named.</returns>
    /// <exception cref="UsageException">The file is none, or the plan cannot be on such a cluster.</exception>
    internal static FaultPlan? In(Settings settings, int nodes) =>
        settings.TryGet(Plan, out var path) ? Read(path, plan => Cluster.RefusalOf(plan, nodes)) : null;
}
