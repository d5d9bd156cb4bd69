namespace Distribution.Protocol;

/// <summary>Several rumors in one message, out of <see cref="RumorsMax"/> that a run may have: a bit each.</summary>
/// <param name="Rumors">Bit k: rumor k is in it.</param>
public readonly record struct RumorBatch(ulong Rumors)
{
    /// <summary>The rumors that a run may have: 0 .. 63.</summary>
    public const int RumorsMax = 64;

    /// <summary>As <c>rumors 0, 3</c>.</summary>
    public override string ToString()
    {
        var rumors = Rumors;
        return $"rumors {string.Join(", ", Enumerable.Range(0, RumorsMax).Where(rumor => ((rumors >> rumor) & 1) != 0))}";
    }
}
