namespace Distribution.Experiments;

/// <summary>What the 95 % interval of a measure is.</summary>
public enum MeasureKind
{
    /// <summary>Of the mean, by Student's distribution.</summary>
    Mean,

    /// <summary>Of a proportion, by Wilson's score: every run reports 0 or 1, or of several messages the fraction.</summary>
    Proportion,

    /// <summary>Of the mean of fractions of a run's nodes: as <see cref="Mean"/>, where a message may die out with one such run more,
    /// cut to 0..1, and where hardly any node differs from the others as far as Wilson's score of all nodes of all runs.</summary>
    Share,

    /// <summary>Of the mean of times, counts or rates: as <see cref="Mean"/>, where a message may die out with one run more that has none,
    /// cut at 0.</summary>
    Amount,
}
