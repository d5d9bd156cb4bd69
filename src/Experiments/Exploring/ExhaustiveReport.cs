using System.Globalization;
using System.Text;
using Distribution.Experiments.Output;
using Distribution.Experiments.Running;
using Distribution.Experiments.Terminal;
using Distribution.InSimulator;

namespace Distribution.Experiments.Exploring;

/// <summary>What exploring all states gave, for people and for programs.</summary>
/// <param name="Scenario">What was explored.</param>
/// <param name="Settings">Its options.</param>
/// <param name="Bounds">What bounds the space.</param>
/// <param name="Result">What was found.</param>
/// <param name="Command">The command that replays what was found; null: nothing was written.</param>
/// <param name="Performance">What it cost; its events are transitions.</param>
internal sealed record ExhaustiveReport(
    ListedScenario Scenario,
    Settings Settings,
    StateSpaceOptions Bounds,
    ExhaustiveResult Result,
    string? Command,
    Performance Performance)
{
    private double StatesPerSecond => Result.States / Math.Max(Performance.WallSeconds, 1e-9);

    private double BytesPerState => (double)Result.Bytes / Math.Max(1, Result.States);

    private string Verdict => Result switch
    {
        { Counterexample: not null } => "something does not hold",
        { IsComplete: true } => "these are all, and everything holds",
        _ => "not all were seen",
    };

    internal string ToText()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Scenario.Name}, {Bounds.Nodes} nodes: ");
        text.Append(CultureInfo.InvariantCulture, $"{NumberDisplay.Of(Result.States)} states; {Verdict}\n");
        text.Append(CultureInfo.InvariantCulture, $"searched {NumberDisplay.Of(Result.Transitions)} transitions, ");
        text.Append(CultureInfo.InvariantCulture, $"depth {NumberDisplay.Of(Result.Depth)}, ");
        text.Append(CultureInfo.InvariantCulture, $"{NumberDisplay.Of(Result.LocalStates)} local states, ");
        text.Append(CultureInfo.InvariantCulture, $"{NumberDisplay.Of(Result.Messages)} messages\n");
        text.Append(CultureInfo.InvariantCulture, $"ends     {NumberDisplay.Of(Result.Ends)}, of which ");
        text.Append(CultureInfo.InvariantCulture, $"{NumberDisplay.Of(Result.CutOff)} are where no more timers may expire: ");
        text.Append("what must come about is not asked there\n");
        text.Append(CultureInfo.InvariantCulture, $"cost     {NumberDisplay.Of(Performance.WallSeconds, 1)} s, ");
        text.Append(CultureInfo.InvariantCulture, $"{NumberDisplay.Of(StatesPerSecond, 0)} states/s, ");
        text.Append(CultureInfo.InvariantCulture, $"{NumberDisplay.Of(BytesPerState, 0)} bytes a state\n");
        foreach (var (name, hasHappened) in Result.Marks)
        {
            text.Append(hasHappened
                ? $"happened {PlainText.Of(name)}\n"
                : $"never happened: {PlainText.Of(name)}; nothing is known about it\n");
        }

        if (Result.Counterexample is { } found)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nfailed: {PlainText.Of(found.Oracle)}\n");
            foreach (var line in found.Story)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {PlainText.Of(line)}\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"  again: {Command ?? ReplayCommand.None}\n");
        }

        return text.ToString();
    }

    internal string ToJson() => OutputDocument.TextOf(writer =>
    {
        writer.WriteString("verb", "explore");
        writer.WriteString("scenario", Scenario.Name);
        writer.WriteString("strategy", ExhaustiveSettings.Strategy);
        writer.WriteNumber("nodes", Bounds.Nodes);
        writer.WriteOptions(Settings);
        writer.WriteBoolean("complete", Result.IsComplete);
        writer.WriteNumber("states", Result.States);
        writer.WriteNumber("transitions", Result.Transitions);
        writer.WriteNumber("depth", Result.Depth);
        writer.WriteNumber("ends", Result.Ends);
        writer.WriteNumber("cutOff", Result.CutOff);
        writer.WriteNumber("localStates", Result.LocalStates);
        writer.WriteNumber("messages", Result.Messages);
        writer.WriteFinite("statesPerSecond", StatesPerSecond);
        writer.WriteFinite("bytesPerState", BytesPerState);
        writer.WriteStartObject("marks");
        foreach (var (name, hasHappened) in Result.Marks)
        {
            writer.WriteBoolean(name, hasHappened);
        }

        writer.WriteEndObject();
        writer.WriteStartArray("failures");
        if (Result.Counterexample is { } found)
        {
            writer.WriteStartObject();
            writer.WriteString("oracle", found.Oracle);
            writer.WriteString("reason", found.Reason);
            writer.WriteString("path", string.Join(' ', found.Path.Select(JsonMembers.Hash)));
            writer.WriteLines("story", found.Story);
            writer.WriteString("replay", Command);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WritePerformance(Performance);
    });
}
