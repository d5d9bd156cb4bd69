namespace Distribution.Experiments;

/// <summary>The distribution of a latency.</summary>
public enum LatencyLaw
{
    /// <summary>Always the same.</summary>
    Constant,

    /// <summary>Every nanosecond between two bounds equally likely.</summary>
    Uniform,

    /// <summary>Given by its mean.</summary>
    Exponential,

    /// <summary>Given by its median and the standard deviation of the logarithm.</summary>
    Lognormal,
}
