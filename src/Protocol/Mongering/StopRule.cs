namespace Distribution.Protocol;

/// <summary>When a site stops spreading a rumor (Demers et al. 1987, section 1.4).</summary>
public enum StopRule
{
    /// <summary>Never.</summary>
    Forever,

    /// <summary>After the one round of sends that follows its first reception: infect and die.</summary>
    Once,

    /// <summary>After k contacts whose partner already knew.</summary>
    FeedbackCounter,

    /// <summary>After each contact whose partner already knew, with probability 1/k.</summary>
    FeedbackCoin,

    /// <summary>After k contacts, whatever the partner knew.</summary>
    BlindCounter,

    /// <summary>After each contact, with probability 1/k.</summary>
    BlindCoin,

    /// <summary>By the counters of its partners (Karp, Schindelhauer, Shenker, Voecking 2000, section 4): see
    /// <see cref="MedianCounter{TEnvironment}"/>.</summary>
    MedianCounter,
}
