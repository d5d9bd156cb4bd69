using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>A fault that begins and ends.</summary>
public abstract record LastingFault : Fault
{
    /// <summary>How long it lasts: 0 .. <see cref="Fault.Longest"/>; <see cref="Duration.MaxValue"/>, also where a plan says nothing: to
    /// the end of the run.</summary>
    public Duration For { get; init; } = Duration.MaxValue;

    /// <inheritdoc/>
    public override Instant End => Later(At, For);

    /// <inheritdoc/>
    public override string? Refusal(int nodes) => base.Refusal(nodes)
        ?? (For < Duration.Zero || (For > Longest && For < Duration.MaxValue)
            ? $"for is a duration from 0s to {Longest}, or forever"
            : null);

    /// <inheritdoc/>
    public override IEnumerable<Fault> Weaker()
    {
        if (For == Duration.MaxValue)
        {
            yield return this with { For = Duration.FromSeconds(10) };
        }
        else if (For > Duration.FromMilliseconds(2))
        {
            // The first half, then the second.
            yield return this with { For = new Duration(For.Nanoseconds / 2) };
            yield return this with { At = At + new Duration(For.Nanoseconds / 2), For = new Duration(For.Nanoseconds / 2) };
        }

        if (Milder is { } milder)
        {
            yield return milder;
        }
    }

    /// <summary>Ends it before its time, while it lasts. What it has added to the network is not its affair
    /// (<see cref="Network.AddRevocably"/>).</summary>
    public virtual void Undo(IFaultyWorld world)
    {
        // Of links alone there is nothing else.
    }

    /// <summary>As <c>for 2s</c>, or <c>for good</c>.</summary>
    protected string Length => For == Duration.MaxValue ? "for good" : $"for {For}";
}
