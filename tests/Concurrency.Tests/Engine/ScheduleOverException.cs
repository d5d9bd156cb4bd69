namespace Distribution.Concurrency;

/// <summary>Unwinds the strands that are left when a run is over. Not an error.</summary>
internal sealed class ScheduleOverException() : Exception("the run is over");
