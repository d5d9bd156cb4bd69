namespace Distribution.Protocol;

/// <summary>A host's own number for one incarnation of a node: after a restart the same address has another one. In the simulator the
/// node's index for first incarnations. It never crosses the wire; address and incarnation do.</summary>
/// <param name="Value">Zero or more.</param>
public readonly record struct OriginId(int Value);
