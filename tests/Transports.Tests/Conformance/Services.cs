using System.Text.Json;
using Distribution.Protocol;

namespace Distribution.Transports.Tests.Conformance;

/// <summary>Gives back what it is given.</summary>
[Service]
public sealed class Echoes
{
    public static double Number(double value) => value;

    public static DateTimeOffset Date(DateTimeOffset value) => value;

    public static CallError Error(CallError value) => value;

    public static JsonElement Any(JsonElement value) => value;
}

/// <summary>Counts its calls.</summary>
[Service]
public sealed class CallCount
{
    private int calls;

    public int Hit(string ignored) => Interlocked.Increment(ref calls);
}
