using System.Diagnostics.CodeAnalysis;
using Distribution.Protocol;

namespace Distribution.Experiments.Protocols;

/// <summary>How <c>--certificates</c> is spelt: <c>none</c>, or <c>T1,T2,R</c> with times that are numbers of periods or durations.
/// Immutable.</summary>
public sealed class CertificateSetting
{
    /// <summary>What <see cref="TryRead"/> takes, in words that follow "allowed are".</summary>
    internal const string Allowed = "none, or T1,T2,R: two times, in periods or such as 30s, and a number of sites, such as 30,300,4";

    private const int PeriodsMost = 1_000_000;
    private const int RetainersMost = 1_000;

    // 36 years: leaves room in an instant's 292 years for the deletion, T1, T2 and what follows.
    private static readonly Duration TimeMost = new(1L << 60);

    private readonly string active;
    private readonly string dormant;
    private readonly int retainers;

    private CertificateSetting(string active, string dormant, int retainers)
    {
        this.active = active;
        this.dormant = dormant;
        this.retainers = retainers;
    }

    /// <summary>Nothing is deleted.</summary>
    internal static CertificateSetting None { get; } = new("", "", 0);

    /// <summary>Reads one of <see cref="Allowed"/>.</summary>
    internal static bool TryRead(string text, [NotNullWhen(true)] out CertificateSetting? setting)
    {
        setting = string.Equals(text, "none", StringComparison.Ordinal) ? None : null;
        if (text.Split(',') is [var active, var dormant, var retainers]
            && TryTime(active, new Duration(1), out _)
            && TryTime(dormant, new Duration(1), out _)
            && NumberText.TryWhole(retainers, 0, RetainersMost, out var count))
        {
            setting = new CertificateSetting(active, dormant, (int)count);
        }

        return setting is not null;
    }

    /// <summary>The rule, where a cycle is so long; null: nothing is deleted.</summary>
    /// <exception cref="UsageException">So many cycles are longer than certificates can be kept.</exception>
    internal CertificateRule? RuleOf(Duration period)
    {
        if (active.Length == 0)
        {
            return null;
        }

        return TryTime(active, period, out var first) && TryTime(dormant, period, out var second)
            ? new CertificateRule(first, second, retainers)
            : throw new UsageException($"--certificates {this}: a cycle takes {period} with this --latency and --hunt; allowed are as "
                + $"many as make {TimeMost}");
    }

    /// <inheritdoc/>
    public override string ToString() => active.Length == 0 ? "none" : $"{active},{dormant},{NumberText.Write(retainers)}";

    private static bool TryTime(string text, Duration period, out Duration time)
    {
        if (Duration.TryParse(text, out time))
        {
            return time <= TimeMost;
        }

        var isRead = NumberText.TryNumber(text, out var periods) && periods is >= 0 and <= PeriodsMost
            && periods * period.Nanoseconds <= TimeMost.Nanoseconds;
        time = isRead ? new Duration((long)(periods * period.Nanoseconds)) : default;
        return isRead;
    }
}
