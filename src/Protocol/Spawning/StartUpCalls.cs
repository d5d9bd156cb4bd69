using System.Text.Json;

namespace Distribution.Protocol;

/// <summary>A new node's start-up calls in JSON: <c>[{"service":"routes","method":"put","arguments":["keys","KeyCount"]}]</c>. A call may
/// also name a <c>group</c>; its <c>arguments</c> may be left out.</summary>
public static class StartUpCalls
{
    /// <summary>How a spawn fails whose start-up call failed: one line that names the call and the error.</summary>
    public static string Failure(Call call, CallError error) => $"the start-up call {call} failed: {error}";

    /// <summary>Writes the array, without white space.</summary>
    /// <exception cref="JsonException">A call's arguments are not JSON.</exception>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<Call> calls)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(calls);
        json.WriteStartArray();
        foreach (var call in calls)
        {
            json.WriteStartObject();
            if (!call.IsLocal)
            {
                json.WriteString("group"u8, call.Group);
            }

            json.WriteString("service"u8, call.Service);
            json.WriteString("method"u8, call.Method);
            json.WritePropertyName("arguments"u8);

            // Not as they are: a line feed between two values would end a child's line of configuration.
            using var arguments = JsonDocument.Parse(call.Arguments.Utf8Json);
            arguments.RootElement.WriteTo(json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Reads the array; the error says what is wrong.</summary>
    /// <param name="json">The array.</param>
    /// <param name="calls">The calls; those before the error if there is one.</param>
    public static CallError? Read(Payload json, out IReadOnlyList<Call> calls)
    {
        ArgumentNullException.ThrowIfNull(json);
        var reader = new ArgumentReader(json);
        var read = new List<Call>();
        while (reader.NextArgument())
        {
            read.Add(ReadCall(ref reader));
        }

        reader.End();
        calls = read;
        return reader.Error;
    }

    private static Call ReadCall(ref ArgumentReader reader)
    {
        var (group, service, method, arguments) = (Call.LocalGroup, string.Empty, string.Empty, Payload.NoArguments);
        if (reader.Token != JsonTokenType.StartObject)
        {
            reader.Fail("each start-up call must be an object, as {\"service\":\"routes\",\"method\":\"put\",\"arguments\":[]}");
        }

        while (reader.NextProperty())
        {
            if (reader.Is("group"u8))
            {
                reader.Next();
                group = reader.Text("\"group\" of a start-up call");
            }
            else if (reader.Is("service"u8))
            {
                reader.Next();
                service = reader.Text("\"service\" of a start-up call");
            }
            else if (reader.Is("method"u8))
            {
                reader.Next();
                method = reader.Text("\"method\" of a start-up call");
            }
            else if (reader.Is("arguments"u8))
            {
                arguments = ReadArguments(ref reader);
            }
            else
            {
                var name = ServiceName.Quote(reader.Text("a name"));
                reader.Fail($"{name} is not part of a start-up call: allowed are group, service, method and arguments");
            }
        }

        if (service.Length == 0 || method.Length == 0)
        {
            reader.Fail("each start-up call must have \"service\" and \"method\"");
        }

        return new Call(group, service, method, arguments);
    }

    private static Payload ReadArguments(ref ArgumentReader reader)
    {
        reader.Next();
        if (reader.Token != JsonTokenType.StartArray)
        {
            reader.Fail("\"arguments\" of a start-up call must be an array");
        }

        return new Payload(reader.Raw());
    }
}
