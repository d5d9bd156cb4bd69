namespace Distribution.Protocol;

/// <summary>When a value was written and by whom: the order in which writes of one key win (Demers et al. 1987, section 1.1). Two writes
/// never share one, since a site never writes a key twice at one time.</summary>
/// <param name="Time">Nanoseconds of the writer's clock, and later than what it replaced; <see cref="Initial"/> is before all writes.
/// </param>
/// <param name="Site">The writer's mark, a random number of its incarnation: decides between writes of the same nanosecond.</param>
public readonly record struct EntryVersion(long Time, ulong Site) : IComparable<EntryVersion>
{
    /// <summary>The version of what every site has from the start.</summary>
    public static EntryVersion Initial => default;

    /// <inheritdoc/>
    public int CompareTo(EntryVersion other) => Time != other.Time ? Time.CompareTo(other.Time) : Site.CompareTo(other.Site);

    /// <summary>Whether the left one wins over the right one.</summary>
    public static bool operator >(EntryVersion left, EntryVersion right) => left.CompareTo(right) > 0;

    /// <summary>Whether the right one wins over the left one.</summary>
    public static bool operator <(EntryVersion left, EntryVersion right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left one wins or is the same.</summary>
    public static bool operator >=(EntryVersion left, EntryVersion right) => left.CompareTo(right) >= 0;

    /// <summary>Whether the right one wins or is the same.</summary>
    public static bool operator <=(EntryVersion left, EntryVersion right) => left.CompareTo(right) <= 0;
}
