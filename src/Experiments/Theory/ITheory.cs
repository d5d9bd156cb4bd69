namespace Distribution.Experiments.Theory;

/// <summary>A published or exact result that predicts measures of some settings. Stateless.</summary>
internal interface ITheory
{
    /// <summary>Whether it says anything about these settings; cheap.</summary>
    bool AppliesTo(Settings settings);

    /// <summary>What it predicts, a line for each measure.</summary>
    /// <param name="settings">Settings that it applies to.</param>
    /// <param name="means">Means of measures, for results that tie one measure to another; empty where nothing was measured.</param>
    IReadOnlyList<TheoryLine> Lines(Settings settings, IReadOnlyDictionary<string, double> means);
}
