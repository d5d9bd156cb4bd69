using System.Text.Json.Nodes;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.Experiments.Exploring;

/// <summary>A run of an exploration, as a process tells another that explores the same.</summary>
/// <param name="Number">Its number; null: it goes on from another run, and is told in full.</param>
/// <param name="Trial">The run.</param>
internal sealed record FreshRun(long? Number, Trial Trial)
{
    /// <summary>A number, so that what is drawn for it is drawn anew, or an object.</summary>
    internal JsonNode ToJson() => Number is { } number
        ? JsonValue.Create(number)
        : new JsonObject
        {
            ["seed"] = Trial.Seed,
            ["faults"] = FaultPlanJson.Write(Trial.Plan),
            ["strategy"] = Trial.Strategy!.Name,
            ["at"] = Trial.Fork!.At.Nanoseconds,
            ["chance"] = Trial.Fork.Chance,
        };

    /// <summary>The run again.</summary>
    /// <param name="json">What <see cref="ToJson"/> has made.</param>
    /// <param name="options">The exploration.</param>
    internal static Trial TrialOf(JsonNode json, ExplorationOptions options)
    {
        if (json is JsonValue number)
        {
            return Exploration.TrialOf(options, number.GetValue<long>());
        }

        var strategy = json["strategy"]!.GetValue<string>();
        return Exploration.TrialOf(options, 0) with
        {
            Seed = json["seed"]!.GetValue<ulong>(),
            Plan = FaultPlanJson.Read(json["faults"]),
            Strategy = options.Strategies.First(known => known.Name == strategy),
            Fork = new Fork(new Instant(json["at"]!.GetValue<long>()), json["chance"]!.GetValue<ulong>()),
        };
    }
}
