namespace Distribution.Protocol;

/// <summary>A rumor that one node gives to another that was missed.</summary>
/// <param name="Rumor">The rumor, with its content.</param>
/// <param name="TimeLeft">How long it may still be repaired.</param>
public readonly record struct RepairedRumor(Rumor Rumor, Duration TimeLeft);
