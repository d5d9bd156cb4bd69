namespace Distribution.Experiments.Measuring;

/// <summary>What one repetition did.</summary>
/// <param name="Events">Events processed.</param>
/// <param name="Sent">Messages sent.</param>
/// <param name="Reached">Nodes that learned the rumor.</param>
/// <param name="TraceHash">Of everything that happened.</param>
internal sealed record BenchmarkSample(long Events, long Sent, long Reached, ulong TraceHash);
