namespace Distribution.Protocol;

/// <summary>What one node remembers of another.</summary>
internal sealed class MemberRecord(MemberUpdate latest)
{
    /// <summary>The latest news of it.</summary>
    internal MemberUpdate Latest { get; set; } = latest;

    /// <summary>Until when it may object, while it is suspected.</summary>
    internal Instant SuspicionEnds { get; set; }

    /// <summary>Whether it was a member before this life, the first that was heard of, was known: an earlier one may have been
    /// meant.</summary>
    internal bool WasUnknown { get; set; }

    /// <summary>Whether it is out: failed or left.</summary>
    internal bool IsGone => Latest.Status >= MemberStatus.Failed;
}
