namespace Distribution.Experiments.Reports;

/// <summary>Signs, words and classes of standings.</summary>
internal static class StandingWords
{
    /// <summary>Whether nothing is wrong or missing.</summary>
    public static bool IsSound(this Standing standing) => standing is Standing.Held or Standing.Measured;

    public static string Sign(this Standing standing) => standing switch
    {
        Standing.Held => "✓",
        Standing.Measured => "•",
        Standing.Failed => "✕",
        Standing.Incomplete => "▲",
        _ => "○",
    };

    public static string Word(this Standing standing) => standing switch
    {
        Standing.Held => "held",
        Standing.Measured => "measured",
        Standing.Failed => "failed",
        Standing.Incomplete => "incomplete",
        _ => "not run",
    };

    public static string Css(this Standing standing) => standing switch
    {
        Standing.Held => "dr-good",
        Standing.Failed => "dr-bad",
        Standing.Incomplete => "dr-warn",
        _ => "dr-none",
    };
}
