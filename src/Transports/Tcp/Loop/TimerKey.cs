namespace Distribution.Tcp;

/// <summary>Which timer; one expiry at most is pending for each.</summary>
internal readonly record struct TimerKey(TimerKind Kind, int Number);
