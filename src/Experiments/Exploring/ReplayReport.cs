using System.Globalization;
using System.Text;
using System.Text.Json;
using Distribution.Experiments.Output;

namespace Distribution.Experiments.Exploring;

/// <summary>What came of replaying a file, for people and for programs.</summary>
/// <param name="File">The file.</param>
/// <param name="Result">The run, made again.</param>
/// <param name="Parting">Where it left the recorded one; null: it went the same way.</param>
/// <param name="Reason">Why it may have gone or been judged otherwise, as a clause; empty: nothing is known of it, or it did
/// not.</param>
internal sealed record ReplayReport(ReplayFile File, TrialResult Result, ReplayParting? Parting, string Reason)
{
    private bool IsRecordedFailure => File.IsFailure(Result);

    /// <summary>What goes to standard error: that it went, or is judged, otherwise; empty: neither, or nothing is known of why.</summary>
    internal string Notice => Parting is not null ? $"{Parting.Sentence}{Reason}"
        : Reason.Length > 0 ? $"the run went the same way and is judged otherwise{Reason}"
        : string.Empty;

    /// <summary>How it ends, where the story does not say that already. The events may be the same and what is asked of them
    /// not.</summary>
    private string Verdict => Result.Violation switch
    {
        null => "It does not fail any more.",
        { } violation when !IsRecordedFailure => $"It fails otherwise than recorded: {violation.Oracle}. {violation.Reason}.",
        { } violation when Parting is not null => $"It fails: {violation.Oracle}. {violation.Reason}.",
        _ => string.Empty,
    };

    internal string ToText()
    {
        var text = new StringBuilder();
        Add(text, ["recorded:", .. File.Story.Select(line => $"  {line}")]);
        if (Parting is null)
        {
            text.Append(CultureInfo.InvariantCulture, $"The run went the same way, trace hash {JsonMembers.Hash(Result.TraceHash)}.\n");
        }

        Add(text, Parting?.Story ?? []);
        Add(text, Verdict.Length > 0 ? [Verdict] : []);
        Add(text, (Result.Thrown?.Stack ?? []).Select((frame, place) => $"  {(place == 0 ? "thrown by" : "called by")} {frame}"));
        return text.ToString();
    }

    internal string ToJson() => OutputDocument.TextOf(writer =>
    {
        writer.WriteString("verb", "replay");
        writer.WriteString("scenario", File.Scenario);
        writer.WriteString("seed", File.Seed.ToString(CultureInfo.InvariantCulture));
        writer.WriteNumber("nodes", File.Nodes);
        writer.WriteBoolean("fails", Result.Violation is not null);
        WriteRun(writer, Result.Violation, Result.TraceHash);
        writer.WriteBoolean("same", Parting is null);
        writer.WriteBoolean("sameFailure", IsRecordedFailure);
        writer.WriteStartObject("recorded");
        WriteRun(writer, File.Violation, File.TraceHash);
        writer.WriteEndObject();
        writer.WriteStartArray("firstDifferent");
        if (Parting is { First: var first, Last: var last })
        {
            writer.WriteNumberValue(first);
            writer.WriteNumberValue(last);
        }

        writer.WriteEndArray();
        writer.WriteString("notice", Notice);
        writer.WriteLines("story", File.Story);
        writer.WriteLines("parting", Parting?.Story ?? []);
        writer.WriteLines("stack", Result.Thrown?.Stack ?? []);
    });

    private static void WriteRun(Utf8JsonWriter writer, Violation? violation, ulong hash)
    {
        writer.WriteString("oracle", violation?.Oracle);
        writer.WriteString("reason", violation?.Reason);
        writer.WriteString("at", violation?.At.ToString());
        if (violation is { Events: var events })
        {
            writer.WriteNumber("events", events);
        }
        else
        {
            writer.WriteNull("events");
        }

        writer.WriteString("traceHash", JsonMembers.Hash(hash));
    }

    private static void Add(StringBuilder text, IEnumerable<string> lines) =>
        text.Append(string.Concat(lines.Select(line => PlainText.Of(line) + "\n")));
}
