using System.Diagnostics.CodeAnalysis;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.Experiments;

/// <summary>How the command line spells latencies; <see cref="Latency.ToString"/> writes what is read here.</summary>
public static class LatencyText
{
    /// <summary>What <see cref="TryRead"/> takes, in words that follow "allowed are".</summary>
    public const string Allowed = "constant:5ms, uniform:1ms..10ms, exponential:5ms and lognormal:5ms,0.5 with any durations up to 1h";

    private static readonly Duration Longest = Duration.FromSeconds(3_600);

    /// <summary>Reads one of <see cref="Allowed"/>.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out Latency? latency)
    {
        ArgumentNullException.ThrowIfNull(text);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var rest = text[(colon + 1)..];
        latency = text[..Math.Max(0, colon)] switch
        {
            "constant" when TryDuration(rest, out var value) => Latency.Constant(value),
            "exponential" when TryDuration(rest, out var mean) && mean > Duration.Zero => Latency.Exponential(mean),
            "uniform" => Uniform(rest),
            "lognormal" => LogNormal(rest),
            _ => null,
        };
        return latency is not null;
    }

    private static Latency? Uniform(string text)
    {
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        return dots >= 0 && TryDuration(text[..dots], out var least) && TryDuration(text[(dots + 2)..], out var most) && least <= most
            ? Latency.Uniform(least, most)
            : null;
    }

    private static Latency? LogNormal(string text)
    {
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        return comma >= 0 && TryDuration(text[..comma], out var median) && median > Duration.Zero
            && NumberText.TryNumber(text[(comma + 1)..], out var sigma) && sigma is > 0 and <= 4
            ? Latency.LogNormal(median, sigma)
            : null;
    }

    private static bool TryDuration(string text, out Duration value) =>
        Duration.TryParse(text, out value) && value >= Duration.Zero && value <= Longest;
}
