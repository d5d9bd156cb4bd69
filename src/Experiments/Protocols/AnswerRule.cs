namespace Distribution.Experiments.Protocols;

/// <summary>Which of the calls of a cycle a site serves.</summary>
public enum AnswerRule
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>The first; calls come in random order.</summary>
    One,
}
