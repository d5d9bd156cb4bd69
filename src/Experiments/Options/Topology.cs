namespace Distribution.Experiments;

/// <summary>Who knows whom.</summary>
public enum Topology
{
    /// <summary>Everybody knows everybody.</summary>
    Complete,
}
