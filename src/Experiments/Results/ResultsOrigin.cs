using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Distribution.Experiments.Output;
using Microsoft.Data.Sqlite;

namespace Distribution.Experiments.Results;

/// <summary>The tables <c>plan</c> and <c>environment</c>: what is run, and by which processes.</summary>
internal static class ResultsOrigin
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Identifies the plan.</summary>
    internal static string Identity(Manifest manifest) => JsonMembers.Hash(manifest.Plan);

    /// <summary>Writes the plan into an empty database.</summary>
    internal static void WritePlan(SqliteConnection connection, Manifest manifest) => Insert(connection, "plan",
    [
        Identity(manifest), manifest.Verb, manifest.Name, JsonSerializer.Serialize(manifest.Arguments, Plain),
        manifest.Seed.ToString(CultureInfo.InvariantCulture), manifest.Runs, manifest.Cells,
        Members(manifest.Options, text => JsonValue.Create(text)),
        Members(manifest.Axes, values => new JsonArray([.. values.Select(value => JsonValue.Create(value))])),
        manifest.PlanText,
    ]);

    /// <summary>Puts the text of the plan as it is now in the place of the one before: the two run the same, and may show other
    /// things.</summary>
    internal static void WriteText(SqliteConnection connection, Manifest manifest)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE plan SET text = $text WHERE text <> $text";
        command.Parameters.AddWithValue("$text", manifest.PlanText ?? (object)DBNull.Value);
        command.ExecuteNonQuery();
    }

    /// <summary>Notes that this process has added to the database, once.</summary>
    internal static void Write(SqliteConnection connection, Manifest manifest)
    {
        var origin = Origin.Here;
        var started = Manifest.Utc(manifest.Started);
        using var known = connection.CreateCommand();
        known.CommandText = "SELECT count(*) FROM environment WHERE startedUtc = $0";
        known.Parameters.AddWithValue("$0", started);
        if ((long)known.ExecuteScalar()! == 0)
        {
            Insert(connection, "environment",
            [
                started, origin.Version, origin.Commit, origin.Runtime, origin.System, origin.Architecture, origin.Processors,
                origin.MemoryBytes,
            ]);
        }
    }

    /// <summary>Reads the plan back, as begun when the first process has.</summary>
    internal static Manifest Read(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT identity, verb, name, command, seed, runs, cells, options, axes, text, (SELECT min(startedUtc) FROM environment)
            FROM plan
            """;
        using var reader = command.ExecuteReader();
        var plan = reader.Read() ? new StoredRecord(reader) : throw new FormatException("no plan");
        return new Manifest(
            plan.Text(1), plan.Text(2), JsonSerializer.Deserialize<string[]>(plan.Text(3))!, plan.Hash(0), plan.Seed(4),
            (int)plan.Whole(5), plan.IsNull(10) ? DateTimeOffset.UnixEpoch : Manifest.Time(plan.Text(10)))
        {
            Cells = (int)plan.Whole(6),
            Options = [.. JsonNode.Parse(plan.Text(7))!.AsObject().Select(pair => KeyValuePair.Create(pair.Key, (string)pair.Value!))],
            Axes =
            [
                .. JsonNode.Parse(plan.Text(8))!.AsObject().Select(pair => KeyValuePair.Create<string, IReadOnlyList<string>>(
                    pair.Key, [.. pair.Value!.AsArray().Select(value => (string)value!)])),
            ],
            PlanText = plan.IsNull(9) ? null : plan.Text(9),
        };
    }

    private static string Members<T>(IEnumerable<KeyValuePair<string, T>> pairs, Func<T, JsonNode?> valueOf) =>
        new JsonObject(pairs.Select(pair => KeyValuePair.Create(pair.Key, valueOf(pair.Value)))).ToJsonString(Plain);

    private static void Insert(SqliteConnection connection, string table, IReadOnlyList<object?> values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO {table} VALUES ({string.Join(", ", values.Select((_, index) => $"$p{index}"))})";
        for (var index = 0; index < values.Count; index++)
        {
            command.Parameters.AddWithValue($"$p{NumberText.Write(index)}", values[index] ?? DBNull.Value);
        }

        command.ExecuteNonQuery();
    }
}
