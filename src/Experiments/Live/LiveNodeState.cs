namespace Distribution.Experiments.Live;

/// <summary>Whether a node is there, as the caller saw it last.</summary>
internal enum LiveNodeState
{
    /// <summary>It has started, or is back.</summary>
    Up,

    /// <summary>It did not answer.</summary>
    Suspected,

    /// <summary>It said farewell.</summary>
    Left,

    /// <summary>It did not answer and did not object, or its process has ended.</summary>
    Failed,
}
