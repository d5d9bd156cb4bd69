using System.Text.Json;
using System.Text.Json.Serialization;
using Distribution;
using Distribution.Protocol;
using Distribution.Transports.Tests.Services;

[assembly: Codecs(typeof(TemperatureCodec), typeof(GeneratedTypes))]

namespace Distribution.Transports.Tests.Services;

/// <summary>A type that no serializer knows how to write: it has no property.</summary>
public sealed class Temperature
{
    private readonly double kelvin;

    private Temperature(double kelvin) => this.kelvin = kelvin;

    public static Temperature OfKelvin(double kelvin) => new(kelvin);

    public double InKelvin() => kelvin;
}

/// <summary>How it travels.</summary>
public sealed class TemperatureCodec : JsonConverter<Temperature>
{
    public override Temperature Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Temperature.OfKelvin(reader.GetDouble());

    public override void Write(Utf8JsonWriter writer, Temperature value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.InKelvin());
}

/// <summary>A type whose JSON form is generated when the program is compiled.</summary>
public sealed record Reading(string Place, int Count);

[JsonSerializable(typeof(Reading))]
public sealed partial class GeneratedTypes : JsonSerializerContext;

/// <summary>A service of such values.</summary>
[Service]
public sealed class Weather(Node node)
{
    public static Temperature Warmer(Temperature given, double by) => Temperature.OfKelvin(given.InKelvin() + by);

    public static Reading Again(Reading reading) => reading with { Count = reading.Count + 1 };

    public string Where() => node.Sid;

    public async Task<string> Ask(NodeAddress other, ServiceContext context)
    {
        var theirs = await context.Node.Comm.SendAsync<string>(other, "status", "get", ["sid"], context.Cancellation);
        return $"{context.Caller} {context.Node.Sid} {theirs}";
    }

    public static Task<int> CallBack(RpcHandle handle, int value, ServiceContext context) =>
        handle.CallAsync<int>(context.Node, [value], context.Cancellation);

    public static async Task<string> Wait(ServiceContext context, CancellationToken cancellation)
    {
        await Task.Delay(TimeSpan.FromHours(1), context.Time, cancellation);
        return "never";
    }
}
