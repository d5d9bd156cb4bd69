namespace Distribution.Experiments.Reports;

/// <summary>How something ended. It is always shown with a sign and a word, never by colour alone.</summary>
public enum Standing
{
    /// <summary>✓ It ran and what was claimed held.</summary>
    Held,

    /// <summary>• It ran; its numbers are shown, and nothing was claimed that could fail.</summary>
    Measured,

    /// <summary>✕ It ran and something did not hold, or it did not survive.</summary>
    Failed,

    /// <summary>▲ Part of it has not run yet.</summary>
    Incomplete,

    /// <summary>○ It was not run.</summary>
    NotRun,
}
