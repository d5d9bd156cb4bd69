namespace Distribution.Simulator;

/// <summary>The last messages of one life of a real node.</summary>
/// <param name="Node">Its number.</param>
/// <param name="Life">Which life of it.</param>
/// <param name="Messages">The entries, in the order of their places; those that are about no node of the trace may be left out.</param>
public sealed record NodeLog(int Node, ulong Life, IReadOnlyList<LoggedMessage> Messages);
