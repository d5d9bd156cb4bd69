namespace Distribution.Protocol;

/// <summary>What a digest wants. The numbers are part of the wire format: never renumber.</summary>
public enum DigestKind : byte
{
    /// <summary>What its sender lacks, also of origins that it does not list; and a <see cref="Request"/> if the receiver lacks
    /// something.</summary>
    Whole = 1,

    /// <summary>The same, but of the listed origins alone: there are more than a digest holds.</summary>
    Part = 2,

    /// <summary>Nothing but a <see cref="Request"/>: its sender is no member and runs nothing.</summary>
    Offer = 3,

    /// <summary>What its sender lacks of the listed origins, and no answer but that.</summary>
    Request = 4,
}
