namespace Distribution.Protocol;

/// <summary>For when a timer of the node is armed. It is armed again only for an earlier time: that it rings too early costs less than
/// arming it at every change.</summary>
internal sealed class Alarm
{
    /// <summary>When it will ring; <see cref="Instant.MaxValue"/>: it is not armed.</summary>
    internal Instant Due { get; private set; } = Instant.MaxValue;

    /// <summary>It rings, and is armed no longer.</summary>
    /// <returns>When it was due.</returns>
    internal Instant Ring()
    {
        var due = Due;
        Due = Instant.MaxValue;
        return due;
    }

    /// <summary>Whether the timer must be armed so that it rings by <paramref name="due"/>, and after which delay.</summary>
    internal bool TryAdvance(Instant due, Instant now, out Duration delay)
    {
        delay = due <= now ? Duration.Zero : due - now;
        if (due >= Due)
        {
            return false;
        }

        Due = due;
        return true;
    }
}
