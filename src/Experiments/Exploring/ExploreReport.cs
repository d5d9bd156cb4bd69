using System.Globalization;
using System.Text;
using System.Text.Json;
using Distribution.Experiments.Output;
using Distribution.Experiments.Running;
using Distribution.Experiments.Terminal;
using Distribution.Protocol;

namespace Distribution.Experiments.Exploring;

/// <summary>What an exploration found, for people and for programs.</summary>
/// <param name="Scenario">What was explored.</param>
/// <param name="Settings">Its options.</param>
/// <param name="Options">How.</param>
/// <param name="Result">What was found.</param>
/// <param name="Commands">The commands that replay the failures, in their order; null where no file was written.</param>
/// <param name="Performance">What it cost.</param>
internal sealed record ExploreReport(
    ListedScenario Scenario,
    Settings Settings,
    ExplorationOptions Options,
    ExplorationResult Result,
    IReadOnlyList<string?> Commands,
    Performance Performance)
{
    /// <summary>How many runs were made again in a fresh process, and went the same way.</summary>
    internal int Verified { get; init; }

    internal string ToText()
    {
        var text = new StringBuilder();
        var rate = Result.Runs / Math.Max(Performance.WallSeconds, 1e-9) * 60;
        text.Append(CultureInfo.InvariantCulture, $"{Scenario.Name}: {NumberDisplay.OfRuns(Result.Runs)}, ");
        text.Append(CultureInfo.InvariantCulture, $"{NumberDisplay.Of(Result.Failed)} failed, {NumberDisplay.Of(Result.Events)} events, ");
        text.Append(CultureInfo.InvariantCulture, $"{NumberDisplay.Of(rate, 0)} runs a minute, seed {Options.Seed}\n");
        text.Append(CultureInfo.InvariantCulture, $"faults   {Counted(Result.Faults)}\n");
        if (Verified > 0)
        {
            text.Append(NumberDisplay.OfRuns(Verified)).Append(" went the same way again, here and in a fresh process\n");
        }

        if (Result.Demands.Count == 0)
        {
            text.Append("nothing is asked but that nothing is thrown and that it ends: the scenario calls neither Always nor Eventually\n");
        }

        if (Result.Marks.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"happened {Counted(Result.Marks)}\n");
        }

        foreach (var kind in Result.Faults.Where(kind => kind.Value == 0))
        {
            text.Append(CultureInfo.InvariantCulture, $"no {kind.Key} took effect; nothing is known about it\n");
        }

        foreach (var mark in Result.Marks.Where(mark => mark.Value == 0))
        {
            text.Append(CultureInfo.InvariantCulture, $"never happened: {PlainText.Of(mark.Key)}; nothing is known about it\n");
        }

        foreach (var (failure, command) in Result.Failures.Zip(Commands))
        {
            Tell(text, failure, command);
        }

        return text.ToString();
    }

    internal string ToJson() => OutputDocument.TextOf(writer =>
    {
        writer.WriteString("verb", "explore");
        writer.WriteString("scenario", Scenario.Name);
        writer.WriteNumber("seed", Options.Seed);
        writer.WriteNumber("runs", Result.Runs);
        writer.WriteNumber("failed", Result.Failed);
        writer.WriteNumber("verified", Verified);
        writer.WriteOptions(Settings);
        WriteCounts(writer, "faults", Result.Faults);
        WriteCounts(writer, "marks", Result.Marks);
        writer.WriteStartArray("demands");
        foreach (var demand in Result.Demands)
        {
            writer.WriteStringValue(demand);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("failures");
        foreach (var (failure, command) in Result.Failures.Zip(Commands))
        {
            Write(writer, failure, command);
        }

        writer.WriteEndArray();
        writer.WriteString("traceHash", JsonMembers.Hash(Result.Hash));
        writer.WritePerformance(Performance);
    });

    private static void Tell(StringBuilder text, Failure failure, string? command)
    {
        text.Append(CultureInfo.InvariantCulture, $"\nfailed: {PlainText.Of(failure.Violation.Oracle)}; needs: {Needed(failure)}\n");
        text.Append(CultureInfo.InvariantCulture, $"  found in run {failure.Number}; {NumberDisplay.Of(failure.Found.Plan.Count)} ");
        text.Append(CultureInfo.InvariantCulture, $"faults and messages made {NumberDisplay.Of(failure.Kept)}, ");
        if (failure.Violation.At < failure.FoundViolation.At)
        {
            text.Append(CultureInfo.InvariantCulture, $"and {Seconds(failure.FoundViolation)} s of virtual time ");
            text.Append(CultureInfo.InvariantCulture, $"{Seconds(failure.Violation)} s, ");
        }

        text.Append(CultureInfo.InvariantCulture, $"in {NumberDisplay.OfRuns(failure.Tried)}\n");
        foreach (var line in failure.Story)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {PlainText.Of(line)}\n");
        }

        if (!failure.IsMinimal)
        {
            text.Append("  making it small ended before all was tried: there may be more to leave out\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"  again: {command ?? ReplayCommand.None}\n");
    }

    private static string Seconds(Violation violation) =>
        (violation.At - Instant.Zero).TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Needed(Failure failure) => failure.Cause.Count == 0 ? "no fault" : string.Join(", ", failure.Cause);

    private static string Counted(IReadOnlyDictionary<string, long> counts) => counts.Count == 0
        ? "none"
        : string.Join(", ", counts.Select(count => $"{PlainText.Of(count.Key)} {NumberDisplay.Of(count.Value)}"));

    private static void WriteCounts(Utf8JsonWriter writer, string name, IReadOnlyDictionary<string, long> counts)
    {
        writer.WriteStartObject(name);
        foreach (var (key, count) in counts)
        {
            writer.WriteNumber(key, count);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Failure failure, string? command)
    {
        writer.WriteStartObject();
        writer.WriteString("oracle", failure.Violation.Oracle);
        writer.WriteString("reason", failure.Violation.Reason);
        writer.WriteLines("cause", failure.Cause);
        writer.WriteNumber("run", failure.Number);
        writer.WriteString("seed", failure.Smallest.Seed.ToString(CultureInfo.InvariantCulture));
        writer.WriteNumber("nodes", failure.Smallest.Nodes);
        writer.WriteNumber("found", failure.Found.Plan.Count);
        writer.WriteNumber("kept", failure.Kept);
        writer.WriteString("foundAt", failure.FoundViolation.At.ToString());
        writer.WriteString("at", failure.Violation.At.ToString());
        writer.WriteNumber("tried", failure.Tried);
        writer.WriteBoolean("minimal", failure.IsMinimal);
        writer.WriteString("traceHash", JsonMembers.Hash(failure.Result.TraceHash));
        writer.WriteString("replay", command);
        writer.WriteLines("story", failure.Story);
        writer.WriteLines("stack", failure.Result.Thrown?.Stack ?? []);
        writer.WriteEndObject();
    }
}
