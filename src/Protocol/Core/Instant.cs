namespace Distribution.Protocol;

/// <summary>A point on a host's clock, in whole nanoseconds since that clock's origin: the start of the run in the simulator, the
/// start of the process over TCP. Instants of two processes are not comparable.</summary>
/// <param name="Nanoseconds">Zero or more.</param>
public readonly record struct Instant(long Nanoseconds) : IComparable<Instant>
{
    /// <summary>The origin of the clock.</summary>
    public static Instant Zero => default;

    /// <summary>After every other instant.</summary>
    public static Instant MaxValue => new(long.MaxValue);

    /// <inheritdoc/>
    public int CompareTo(Instant other) => Nanoseconds.CompareTo(other.Nanoseconds);

    /// <summary>Later by <paramref name="delay"/>.</summary>
    public static Instant operator +(Instant instant, Duration delay) => new(instant.Nanoseconds + delay.Nanoseconds);

    /// <summary>Earlier by <paramref name="delay"/>.</summary>
    public static Instant operator -(Instant instant, Duration delay) => new(instant.Nanoseconds - delay.Nanoseconds);

    /// <summary>The time from <paramref name="right"/> to <paramref name="left"/>.</summary>
    public static Duration operator -(Instant left, Instant right) => new(left.Nanoseconds - right.Nanoseconds);

    /// <summary>Before.</summary>
    public static bool operator <(Instant left, Instant right) => left.Nanoseconds < right.Nanoseconds;

    /// <summary>After.</summary>
    public static bool operator >(Instant left, Instant right) => left.Nanoseconds > right.Nanoseconds;

    /// <summary>Before or at.</summary>
    public static bool operator <=(Instant left, Instant right) => left.Nanoseconds <= right.Nanoseconds;

    /// <summary>After or at.</summary>
    public static bool operator >=(Instant left, Instant right) => left.Nanoseconds >= right.Nanoseconds;

    /// <summary>As the duration since the origin.</summary>
    public override string ToString() => new Duration(Nanoseconds).ToString();
}
