using System.Buffers;
using System.Text.Json;
using Distribution.Protocol;
using Distribution.Tcp;

namespace Distribution.Processes;

/// <summary>What a parent tells a child that runs: one JSON line on its standard input, after the configuration.
/// <c>{"order":"shape","to":"127.0.0.1:4711","delayMs":20}</c> makes the link to a node bad (<see cref="LinkShape"/>; members that are
/// missing: not so), <c>{"order":"reset","to":"127.0.0.1:4711"}</c> breaks the connections to it.</summary>
/// <param name="To">The other end of the link.</param>
/// <param name="Shape">What the link does from now on; null: its connections break.</param>
internal sealed record ChildOrder(NodeAddress To, LinkShape? Shape)
{
    private const string ShapeName = "shape";
    private const string ResetName = "reset";

    /// <summary>The JSON line, with its line feed.</summary>
    internal byte[] ToJsonLine()
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("order"u8, Shape is null ? ResetName : ShapeName);
            json.WriteString("to"u8, To.ToString());
            if (Shape is not null)
            {
                json.WriteBoolean("cut"u8, Shape.IsCut);
                json.WriteBoolean("holds"u8, Shape.Holds);
                json.WriteNumber("delayMs"u8, Shape.Delay.TotalMilliseconds);
                json.WriteNumber("jitterMs"u8, Shape.Jitter.TotalMilliseconds);
                json.WriteNumber("loss"u8, Shape.Loss);
            }

            json.WriteEndObject();
        }

        bytes.Write("\n"u8);
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Reads what <see cref="ToJsonLine"/> wrote.</summary>
    /// <exception cref="FormatException">It is no such line; the message says what is wrong and what is allowed.</exception>
    internal static ChildOrder Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            using var document = JsonDocument.ParseValue(ref reader);
            return Of(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw new FormatException($"it is not JSON: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentOutOfRangeException or OverflowException)
        {
            throw new FormatException($"it has a value that is not allowed: {exception.Message}", exception);
        }
    }

    /// <summary>Lets a node do it.</summary>
    /// <exception cref="ArgumentException">The node is told of itself.</exception>
    /// <exception cref="InvalidOperationException">The node takes no more addresses.</exception>
    internal Task CarryOutAsync(TcpNode node) => Shape is null ? node.ResetAsync(To) : node.ShapeAsync(To, Shape);

    private static ChildOrder Of(JsonElement line)
    {
        var (order, to, shape) = (string.Empty, (NodeAddress?)null, LinkShape.Plain);
        foreach (var member in line.EnumerateObject())
        {
            var value = member.Value;
            switch (member.Name)
            {
                case "order":
                    order = value.GetString();
                    break;
                case "to":
                    to = NodeAddress.TryParse(value.GetString(), out var address) ? address : null;
                    break;
                case var name:
                    shape = With(shape, name, value);
                    break;
            }
        }

        return (order, to) switch
        {
            (ShapeName, not null) => new ChildOrder(to, shape),
            (ResetName, not null) when shape == LinkShape.Plain => new ChildOrder(to, null),
            (ShapeName or ResetName, null) => throw new FormatException("it needs \"to\", an address such as 127.0.0.1:4711"),
            (ResetName, _) => throw new FormatException("a reset takes nothing but \"to\""),
            _ => throw new FormatException($"\"order\" is one of {ShapeName}, {ResetName}"),
        };
    }

    private static LinkShape With(LinkShape shape, string name, JsonElement value) => name switch
    {
        "cut" => shape with { IsCut = value.GetBoolean() },
        "holds" => shape with { Holds = value.GetBoolean() },
        "delayMs" => shape with { Delay = Milliseconds(value.GetDouble()) },
        "jitterMs" => shape with { Jitter = Milliseconds(value.GetDouble()) },
        "loss" => shape with { Loss = value.GetDouble() },
        _ => throw new FormatException("an order has an unknown member; it takes order, to, cut, holds, delayMs, jitterMs, loss"),
    };

    private static Duration Milliseconds(double value) => Duration.FromTimeSpan(TimeSpan.FromMilliseconds(value));
}
