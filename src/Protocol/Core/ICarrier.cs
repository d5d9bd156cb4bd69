namespace Distribution.Protocol;

/// <summary>A message that says what it carries of what users want spread, so that a trace tells how each got about and why a node lacks
/// it. Asked while a run is traced, never else.</summary>
public interface ICarrier
{
    /// <summary>All that it carries, each in words that are the same in every message that carries it.</summary>
    IEnumerable<string> Carries { get; }
}
