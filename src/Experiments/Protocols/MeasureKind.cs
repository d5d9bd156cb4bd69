namespace Distribution.Experiments;

/// <summary>What the 95 % interval of a measure is.</summary>
public enum MeasureKind
{
    /// <summary>Of the mean, by Student's distribution, and farther on the side of a long tail.</summary>
    Mean,

    /// <summary>Of a proportion, by Wilson's score: every run reports 0 or 1, or of several messages the fraction.</summary>
    Proportion,

    /// <summary>Of the mean of fractions of a run's nodes: as <see cref="Mean"/>, with the nodes that may be missed and the messages that
    /// may die out though no run shows it, cut to 0..1.</summary>
    Share,

    /// <summary>Of the mean of times, counts or rates: as <see cref="Share"/>, where a node that is missed is taken to lack its part of the
    /// mean, cut at 0.</summary>
    Amount,
}
