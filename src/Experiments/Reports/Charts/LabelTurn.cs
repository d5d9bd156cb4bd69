namespace Distribution.Experiments.Reports.Charts;

/// <summary>How the labels below an axis of categories are set, so that none is left out.</summary>
internal enum LabelTurn
{
    /// <summary>Side by side.</summary>
    Level,

    /// <summary>By turns in two rows.</summary>
    TwoRows,

    /// <summary>Rising to their tick.</summary>
    Slanted,

    /// <summary>From below to above.</summary>
    Upright,
}
