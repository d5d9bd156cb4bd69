namespace Distribution.Experiments.Theory;

/// <summary>How many contacts an informed site makes, and whether with different sites.</summary>
internal enum ContactLaw
{
    /// <summary>A given number of different sites; a fraction is rounded at random.</summary>
    Fixed,

    /// <summary>Every site with the same probability, independently.</summary>
    Binomial,

    /// <summary>A Poisson number of draws; a site may be drawn twice.</summary>
    Poisson,

    /// <summary>A given whole number of draws; a site may be drawn twice.</summary>
    Repeated,

    /// <summary>A geometric number of draws, at least one; a site may be drawn twice.</summary>
    Geometric,
}
