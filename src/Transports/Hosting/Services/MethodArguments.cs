using System.Reflection;
using System.Text.Json;
using Distribution.Protocol;

namespace Distribution;

/// <summary>The arguments of a user's method: read one after another from the call's JSON, without a tree in between.</summary>
internal sealed class MethodArguments(string method, ParameterInfo[] parameters)
{
    /// <summary>A value for each parameter.</summary>
    /// <exception cref="JsonException">They do not fit, or are no JSON.</exception>
    internal object?[] Decode(Payload arguments)
    {
        var json = new Utf8JsonReader(arguments.Utf8Json.Span);
        json.Read();
        if (json.TokenType != JsonTokenType.StartArray)
        {
            throw Misfit(arguments);
        }

        var values = new object?[parameters.Length];
        var given = 0;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (given == parameters.Length)
            {
                throw Misfit(arguments);
            }

            values[given] = DecodeOne(parameters[given], ref json, arguments.Utf8Json.Span);
            given++;
        }

        // What stands behind the array is no JSON.
        json.Read();
        for (; given < parameters.Length; given++)
        {
            values[given] = parameters[given].HasDefaultValue ? parameters[given].DefaultValue : throw Misfit(arguments);
        }

        return values;
    }

    private object? DecodeOne(ParameterInfo parameter, ref Utf8JsonReader json, ReadOnlySpan<byte> text)
    {
        var before = json;
        try
        {
            return JsonSerializer.Deserialize(ref json, parameter.ParameterType, Json.Options);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            var start = checked((int)before.TokenStartIndex);
            before.Skip();
            var given = new Payload(text[start..checked((int)before.BytesConsumed)].ToArray());
            throw new JsonException(
                $"'{method}': {ServiceName.Quote(given.ToString())} is no {parameter.ParameterType.Name} for '{parameter.Name}'",
                exception);
        }
    }

    private JsonException Misfit(Payload given)
    {
        var wanted = string.Join(", ", parameters.Select(each => $"{each.ParameterType.Name} {each.Name}"));
        return new JsonException($"'{method}' takes the array ({wanted}), not {ServiceName.Quote(given.ToString())}");
    }
}
