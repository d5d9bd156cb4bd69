using System.Globalization;

namespace Distribution.Protocol;

/// <summary>A length of time in whole nanoseconds (about 292 years either way). Integer, so that every host computes the same.</summary>
/// <param name="Nanoseconds">May be negative: the difference of two instants.</param>
public readonly partial record struct Duration(long Nanoseconds) : IComparable<Duration>
{
    /// <summary>No time at all.</summary>
    public static Duration Zero => default;

    /// <summary>The longest duration; as a time-out it means "never".</summary>
    public static Duration MaxValue => new(long.MaxValue);

    /// <summary>This many microseconds.</summary>
    public static Duration FromMicroseconds(long count) => new(checked(count * 1_000));

    /// <summary>This many milliseconds.</summary>
    public static Duration FromMilliseconds(long count) => new(checked(count * 1_000_000));

    /// <summary>This many seconds.</summary>
    public static Duration FromSeconds(long count) => new(checked(count * 1_000_000_000));

    /// <summary>The same length; a .NET tick is 100 ns.</summary>
    /// <exception cref="OverflowException">More than about 292 years.</exception>
    public static Duration FromTimeSpan(TimeSpan value) => new(checked(value.Ticks * 100));

    /// <summary>In milliseconds, for reports only.</summary>
    public double TotalMilliseconds => Nanoseconds / 1e6;

    /// <summary>In seconds, for reports only.</summary>
    public double TotalSeconds => Nanoseconds / 1e9;

    /// <summary>The same length, cut to .NET's ticks of 100 ns.</summary>
    public TimeSpan ToTimeSpan() => TimeSpan.FromTicks(Nanoseconds / 100);

    /// <summary>A part of this duration, all of it included; every nanosecond equally likely.</summary>
    /// <param name="word">64 random bits.</param>
    public Duration Part(ulong word) => new((long)Math.BigMul(word, (ulong)Nanoseconds + 1, out _));

    /// <inheritdoc/>
    public int CompareTo(Duration other) => Nanoseconds.CompareTo(other.Nanoseconds);

    /// <summary>The sum.</summary>
    public static Duration operator +(Duration left, Duration right) => new(left.Nanoseconds + right.Nanoseconds);

    /// <summary>The difference.</summary>
    public static Duration operator -(Duration left, Duration right) => new(left.Nanoseconds - right.Nanoseconds);

    /// <summary>This duration <paramref name="factor"/> times.</summary>
    public static Duration operator *(Duration value, long factor) => new(value.Nanoseconds * factor);

    /// <summary>Shorter than.</summary>
    public static bool operator <(Duration left, Duration right) => left.Nanoseconds < right.Nanoseconds;

    /// <summary>Longer than.</summary>
    public static bool operator >(Duration left, Duration right) => left.Nanoseconds > right.Nanoseconds;

    /// <summary>At most as long as.</summary>
    public static bool operator <=(Duration left, Duration right) => left.Nanoseconds <= right.Nanoseconds;

    /// <summary>At least as long as.</summary>
    public static bool operator >=(Duration left, Duration right) => left.Nanoseconds >= right.Nanoseconds;

    /// <summary>As <c>1.5ms</c>, with the largest unit that keeps the number at 1 or above.</summary>
    public override string ToString()
    {
        var size = Math.Abs((decimal)Nanoseconds);
        var (unit, name) = size switch
        {
            >= 1_000_000_000 => (1_000_000_000m, "s"),
            >= 1_000_000 => (1_000_000m, "ms"),
            >= 1_000 => (1_000m, "us"),
            _ => (1m, "ns"),
        };
        return (Nanoseconds / unit).ToString("0.#########", CultureInfo.InvariantCulture) + name;
    }
}
