namespace Distribution.Protocol;

/// <summary>How many targets a node draws when the wanted mean is f. The law matters: fixed, binomial and Poisson fan-outs of one mean
/// reach different shares of the nodes.</summary>
public enum FanoutLaw
{
    /// <summary>The smallest whole number not below f, clamped to 1 .. candidates: how a group's subset option counts.</summary>
    Ceiling,

    /// <summary>Exactly f different targets; a fraction is rounded up or down at random so that the mean is f.</summary>
    Fixed,

    /// <summary>Every candidate with probability f / candidates, independently.</summary>
    Binomial,

    /// <summary>Poisson(f) draws with replacement: a target may be drawn twice.</summary>
    Poisson,
}
