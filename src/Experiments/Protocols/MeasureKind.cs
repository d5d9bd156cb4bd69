namespace Distribution.Experiments;

/// <summary>What the 95 % interval of a measure is.</summary>
public enum MeasureKind
{
    /// <summary>Of the mean, by Student's distribution.</summary>
    Mean,

    /// <summary>Of a proportion, by Wilson's score: every run reports 0 or 1.</summary>
    Proportion,
}
