namespace Distribution.Protocol;

/// <summary>Which of a node's timers: a small number that the protocol chooses. Arming a timer again replaces it; nothing is cancelled,
/// so a protocol checks on expiry whether it still cares.</summary>
/// <param name="Value">Zero or more.</param>
public readonly record struct TimerId(int Value);
