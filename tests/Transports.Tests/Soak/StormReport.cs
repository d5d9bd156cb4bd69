namespace Distribution.Transports.Tests.Soak;

/// <summary>What a node ran of a storm.</summary>
/// <param name="Different">Different messages.</param>
/// <param name="Most">How often one of them was run.</param>
public sealed record StormReport(int Different, int Most);
