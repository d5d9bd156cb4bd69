using System.Globalization;
using System.Text.Json;
using Distribution.Experiments.Exploring;
using Distribution.Experiments.Output;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.Experiments.Calibrating;

/// <summary>calibration.json: a calibration in a file. Times are whole nanoseconds.</summary>
internal static class CalibrationFile
{
    /// <summary>The name of the file in a results folder.</summary>
    internal const string Name = "calibration.json";

    /// <summary>The version of the format. A reader refuses any other.</summary>
    internal const int Format = 1;

    // Beyond it no machine has processors, and no message of a machine takes so long.
    private const int ProcessorsMax = 1_024;
    private const int StepsMax = 10_000;
    private const long LongestNs = 3_600_000_000_000;

    /// <summary>The file's text.</summary>
    internal static string TextOf(Calibration calibration) => OutputDocument.TextOf(writer =>
    {
        writer.WriteNumber("format", Format);
        writer.WriteString("kind", "calibration");
        writer.WriteString("madeUtc", calibration.Made.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        writer.WriteString("machine", calibration.Machine);
        writer.WriteNumber("processors", calibration.Costs.Processors);
        writer.WriteNumber("wakeUpNs", calibration.Costs.WakeUp.Nanoseconds);
        writer.WriteNumber("awakeNs", calibration.Costs.Awake.Nanoseconds);
        writer.WriteNumber("receivedNs", calibration.Costs.Received.Nanoseconds);
        writer.WriteNumber("sentNs", calibration.Costs.Sent.Nanoseconds);
        writer.WriteNumber("executedNs", calibration.Costs.Executed.Nanoseconds);
        writer.WriteStartArray("oneWayNs");
        foreach (var quantile in calibration.OneWay)
        {
            writer.WriteNumberValue(quantile.Nanoseconds);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("settings");
        foreach (var setting in calibration.Settings)
        {
            writer.WriteStartObject();
            writer.WriteNumber("nodes", setting.Nodes);
            writer.WriteString("subset", setting.Subset);
            writer.WriteNumber("messages", setting.Messages);
            writer.WriteFinite("measuredMs", setting.MeasuredMs);
            writer.WriteFinite("simulatedMs", setting.SimulatedMs);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    /// <summary>Reads a file.</summary>
    /// <param name="option">By what it was named, for the error.</param>
    /// <param name="path">Where it is.</param>
    /// <exception cref="UsageException">It cannot be read, or is no calibration of this version.</exception>
    internal static Calibration Read(string option, string path)
    {
        try
        {
            using var document = JsonDocument.Parse(ExploredFile.TextOf(option, path));
            return Of(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            var reason = exception is JsonException { LineNumber: { } line }
                ? $"no JSON at line {NumberText.Write(line + 1)}"
                : exception.Message;
            throw new UsageException(
                $"{option} '{UsageException.Shown(path)}': {reason}; allowed are files that measure calibrate has made", exception);
        }
    }

    private static Calibration Of(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("kind", out var kind)
            || kind.ValueKind != JsonValueKind.String || kind.GetString() is not "calibration")
        {
            throw new FormatException("it is no calibration");
        }

        var format = Whole(root, "format", 0, int.MaxValue);
        if (format != Format)
        {
            throw new FormatException(
                $"it has format {NumberText.Write(format)}, and this version reads {NumberText.Write(Format)}: measure it again");
        }

        var costs = new ProcessorCosts
        {
            Processors = (int)Whole(root, "processors", 1, ProcessorsMax),
            WakeUp = Time(root, "wakeUpNs"),
            Awake = Time(root, "awakeNs"),
            Received = Time(root, "receivedNs"),
            Sent = Time(root, "sentNs"),
            Executed = Time(root, "executedNs"),
        };
        return new Calibration(Quantiles(Member(root, "oneWayNs", JsonValueKind.Array)), costs)
        {
            Made = DateTimeOffset.TryParse(
                Member(root, "madeUtc", JsonValueKind.String).GetString(), CultureInfo.InvariantCulture, out var made) ? made : default,
            Machine = Member(root, "machine", JsonValueKind.String).GetString()!,
            Settings = [.. Member(root, "settings", JsonValueKind.Array).EnumerateArray().Select(Setting)],
        };
    }

    private static IReadOnlyList<Duration> Quantiles(JsonElement array)
    {
        var quantiles = new List<Duration>();
        foreach (var element in array.EnumerateArray())
        {
            var least = quantiles.Count == 0 ? 0 : quantiles[^1].Nanoseconds;
            var isWhole = element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out var value)
                && value >= least && value <= LongestNs;
            quantiles.Add(isWhole ? new Duration(element.GetInt64()) : throw new FormatException(string.Create(
                CultureInfo.InvariantCulture, $"oneWayNs[{quantiles.Count}] is no whole number from {least} to {LongestNs}")));
        }

        return quantiles.Count is > 1 and <= StepsMax
            ? quantiles
            : throw new FormatException(
                $"oneWayNs has {NumberText.Write(quantiles.Count)} quantiles instead of 2 to {NumberText.Write(StepsMax)}");
    }

    private static CalibratedSetting Setting(JsonElement element) => element.ValueKind != JsonValueKind.Object
        ? throw new FormatException("settings has something else than objects")
        : new CalibratedSetting(
            (int)Whole(element, "nodes", 1, int.MaxValue),
            Member(element, "subset", JsonValueKind.String).GetString()!,
            (int)Whole(element, "messages", 0, int.MaxValue),
            Member(element, "measuredMs", JsonValueKind.Number).GetDouble(),
            Member(element, "simulatedMs", JsonValueKind.Number).GetDouble());

    private static Duration Time(JsonElement root, string name) => new(Whole(root, name, 0, LongestNs));

    private static long Whole(JsonElement element, string name, long least, long most) =>
        Member(element, name, JsonValueKind.Number).TryGetInt64(out var value) && value >= least && value <= most
            ? value
            : throw new FormatException($"{name} is no whole number from {NumberText.Write(least)} to {NumberText.Write(most)}");

    private static JsonElement Member(JsonElement element, string name, JsonValueKind kind) =>
        element.TryGetProperty(name, out var member) && member.ValueKind == kind
            ? member
            : throw new FormatException($"{name} is missing, or no {kind.ToString().ToLowerInvariant()}");
}
