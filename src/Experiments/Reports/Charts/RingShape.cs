namespace Distribution.Experiments.Reports.Charts;

/// <summary>The shape of the open marks around estimates.</summary>
public enum RingShape
{
    /// <summary>A circle: what is exact.</summary>
    Circle,

    /// <summary>A diamond: a limit or an approximation.</summary>
    Diamond,
}
