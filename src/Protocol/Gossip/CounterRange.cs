namespace Distribution.Protocol;

/// <summary>Counters of one origin, both ends included.</summary>
/// <param name="First">The lowest.</param>
/// <param name="Last">The highest; not below <paramref name="First"/>.</param>
public readonly record struct CounterRange(uint First, uint Last);
