using System.Text.Json;

namespace Distribution.Protocol;

/// <summary>
/// One call to many nodes, until the last has answered. Its outcome is
/// <c>{"values":{"ip:port":value,...},"errors":{"ip:port":{"kind":"Unreachable","message":".."},...},"total":n}</c>: one entry a node, in
/// the order of the calls; the total only where it is wanted and a value is there.
/// </summary>
/// <param name="hasTotal">Whether the values are numbers to be added up.</param>
internal sealed class Gather(bool hasTotal)
{
    private readonly List<Part> parts = [];

    // One more than the parts without an outcome until the last is added, so that early outcomes do not end it.
    private int waiting = 1;

    /// <summary>The new node of whom the members are told; null: it is a call of a user's.</summary>
    internal Admission? Admission { get; init; }

    /// <summary>The member's new life of which others are told; null: it is another call.</summary>
    internal NewLife? NewLife { get; init; }

    /// <summary>Whether the node stops when all have answered.</summary>
    internal bool StopsCaller { get; init; }

    /// <summary>Adds a node to wait for and gives its number.</summary>
    internal int Add(NodeAddress member)
    {
        waiting++;
        parts.Add(new Part(member, null));
        return parts.Count - 1;
    }

    /// <summary>The number of a node; negative if it was not added. Linear.</summary>
    internal int PartOf(NodeAddress member) => parts.FindIndex(part => part.Member.Equals(member));

    /// <summary>All nodes are added; true if all of them have answered already.</summary>
    internal bool Close() => --waiting == 0;

    /// <summary>A node's outcome; true if it was the last.</summary>
    internal bool Set(int part, Outcome outcome)
    {
        Invariant.Holds(parts[part].Outcome is null, "Each part of a gather ends once.");
        parts[part] = parts[part] with { Outcome = outcome };
        return --waiting == 0;
    }

    /// <summary>Adds the errors to those by member, where a member has none yet.</summary>
    internal void AddErrorsTo(SortedDictionary<NodeAddress, CallError> errors)
    {
        foreach (var part in parts)
        {
            if (part.Outcome!.Error is { } error)
            {
                errors.TryAdd(part.Member, error);
            }
        }
    }

    /// <summary>All outcomes as one.</summary>
    internal Outcome ToOutcome(JsonOutput output)
    {
        CheckValues();
        var json = output.Begin();
        json.WriteStartObject();
        WriteValues(json);
        WriteErrors(json);
        if (hasTotal)
        {
            WriteTotal(json);
        }

        json.WriteEndObject();
        return Outcome.Of(output.End());
    }

    // Values of other nodes go into the text as they are, so each must be JSON by itself.
    private void CheckValues()
    {
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Outcome!.Value is { } value && !IsJson(value))
            {
                var error = $"the result is not well-formed JSON of at most {ArgumentReader.DepthMax} levels";
                parts[i] = parts[i] with { Outcome = Outcome.Failed(CallErrorKind.HandlerFailed, error) };
            }
        }
    }

    private static bool IsJson(Payload value)
    {
        var json = new Utf8JsonReader(value.Utf8Json.Span, new JsonReaderOptions { MaxDepth = ArgumentReader.DepthMax });
        try
        {
            while (json.Read())
            {
                // Reading is checking.
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private void WriteValues(Utf8JsonWriter json)
    {
        json.WriteStartObject("values"u8);
        foreach (var part in parts)
        {
            if (part.Outcome!.Value is { } value)
            {
                json.WritePropertyName(part.Member.ToString());
                json.WriteRawValue(value.Utf8Json.Span, skipInputValidation: true);
            }
        }

        json.WriteEndObject();
    }

    private void WriteErrors(Utf8JsonWriter json)
    {
        json.WriteStartObject("errors"u8);
        foreach (var part in parts)
        {
            if (part.Outcome!.Error is { } error)
            {
                JsonOutput.WriteError(json, part.Member, error);
            }
        }

        json.WriteEndObject();
    }

    private void WriteTotal(Utf8JsonWriter json)
    {
        var (total, count) = (0.0, 0);
        foreach (var part in parts)
        {
            if (part.Outcome!.Value is { } value)
            {
                total += ToNumber(value);
                count++;
            }
        }

        if (count > 0)
        {
            json.WritePropertyName("total"u8);
            JsonOutput.WriteNumber(json, total);
        }
    }

    private static double ToNumber(Payload value)
    {
        var json = new Utf8JsonReader(value.Utf8Json.Span);
        json.Read();
        return json.TokenType == JsonTokenType.Number && json.TryGetDouble(out var number) ? number : double.NaN;
    }

    private readonly record struct Part(NodeAddress Member, Outcome? Outcome);
}
