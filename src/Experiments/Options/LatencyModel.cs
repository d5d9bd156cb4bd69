using Distribution.Protocol;

namespace Distribution.Experiments;

/// <summary>How long messages are on their way, as the command line spells it.</summary>
/// <param name="Law">The distribution.</param>
/// <param name="First">The constant, the lower bound, the mean or the median, by law.</param>
/// <param name="Most">The upper bound of <see cref="LatencyLaw.Uniform"/>; equal to <paramref name="First"/> otherwise.</param>
/// <param name="Sigma">The standard deviation of the logarithm for <see cref="LatencyLaw.Lognormal"/>; 0 otherwise.</param>
public readonly record struct LatencyModel(LatencyLaw Law, Duration First, Duration Most, double Sigma)
{
    /// <summary>What <see cref="TryRead"/> takes, in words that follow "allowed are".</summary>
    public const string Allowed = "constant:5ms, uniform:1ms..10ms, exponential:5ms and lognormal:5ms,0.5 with any durations up to 1h";

    private static readonly Duration Longest = Duration.FromSeconds(3_600);

    /// <summary>Every nanosecond of a range equally likely.</summary>
    public static LatencyModel Uniform(Duration least, Duration most) => new(LatencyLaw.Uniform, least, most, 0);

    /// <summary>Reads one of <see cref="Allowed"/>.</summary>
    public static bool TryRead(string text, out LatencyModel model)
    {
        model = default;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return false;
        }

        var rest = text[(colon + 1)..];
        return text[..colon] switch
        {
            "constant" => TrySingle(LatencyLaw.Constant, rest, Duration.Zero, out model),
            "exponential" => TrySingle(LatencyLaw.Exponential, rest, new Duration(1), out model),
            "uniform" => TryUniform(rest, out model),
            "lognormal" => TryLognormal(rest, out model),
            _ => false,
        };
    }

    /// <summary>As <see cref="TryRead"/> reads it.</summary>
    public override string ToString() => ChoiceText.Write(Law) + ":" + First + Law switch
    {
        LatencyLaw.Uniform => ".." + Most,
        LatencyLaw.Lognormal => "," + NumberText.Write(Sigma),
        _ => "",
    };

    private static bool TrySingle(LatencyLaw law, string text, Duration least, out LatencyModel model)
    {
        var isRead = DurationText.TryRead(text, out var value) && value >= least && value <= Longest;
        model = new LatencyModel(law, value, value, 0);
        return isRead;
    }

    private static bool TryUniform(string text, out LatencyModel model)
    {
        model = default;
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0 || !DurationText.TryRead(text[..dots], out var least) || !DurationText.TryRead(text[(dots + 2)..], out var most))
        {
            return false;
        }

        model = Uniform(least, most);
        return least <= most && most <= Longest;
    }

    private static bool TryLognormal(string text, out LatencyModel model)
    {
        model = default;
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0 || !DurationText.TryRead(text[..comma], out var median) || !NumberText.TryNumber(text[(comma + 1)..], out var sigma))
        {
            return false;
        }

        model = new LatencyModel(LatencyLaw.Lognormal, median, median, sigma);
        return median > Duration.Zero && median <= Longest && sigma is > 0 and <= 4;
    }
}
