using Distribution.Protocol;

namespace Distribution;

/// <summary>Times to wait, as .NET and the protocol have them.</summary>
internal static class Waits
{
    private static readonly TimeSpan Longest = Duration.MaxValue.ToTimeSpan();

    /// <summary>The same time; what is infinite, or longer than the protocol can count, is for ever.</summary>
    internal static Duration Of(TimeSpan wait) =>
        wait == Timeout.InfiniteTimeSpan || wait >= Longest ? Duration.MaxValue : Duration.FromTimeSpan(wait < -Longest ? -Longest : wait);
}
