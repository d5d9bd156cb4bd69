namespace Distribution.Protocol;

/// <summary>How two sites find out where their maps differ (Demers et al. 1987, section 1.3).</summary>
public enum ExchangeRule
{
    /// <summary>They send the whole map.</summary>
    Full,

    /// <summary>They compare checksums, and send the map only where these differ.</summary>
    Checksum,

    /// <summary>They send what is recent, then compare the checksums that they should have now, and send the map only where these
    /// differ.</summary>
    Recent,
}
