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
    private static readonly Duration TimeMost = Duration.FromSeconds(100_000_000);

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
    internal CertificateRule? RuleOf(Duration period) =>
        active.Length > 0 && TryTime(active, period, out var first) && TryTime(dormant, period, out var second)
            ? new CertificateRule(first, second, retainers)
            : null;

    /// <inheritdoc/>
    public override string ToString() => active.Length == 0 ? "none" : $"{active},{dormant},{NumberText.Write(retainers)}";

    private static bool TryTime(string text, Duration period, out Duration time)
    {
        if (Duration.TryParse(text, out time))
        {
            return time <= TimeMost;
        }

        var isRead = NumberText.TryNumber(text, out var periods) && periods is >= 0 and <= PeriodsMost;
        time = isRead ? new Duration((long)Math.Min(periods * period.Nanoseconds, TimeMost.Nanoseconds)) : default;
        return isRead;
    }
}
