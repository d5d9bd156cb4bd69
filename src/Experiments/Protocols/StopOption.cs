namespace Distribution.Experiments.Protocols;

/// <summary>When a site stops spreading a rumor.</summary>
public enum StopOption
{
    /// <summary>After k unnecessary contacts.</summary>
    FeedbackCounter,

    /// <summary>Never.</summary>
    Forever,

    /// <summary>It forwards on first reception to the fan-out, then never again: infect and die.</summary>
    Once,
}
