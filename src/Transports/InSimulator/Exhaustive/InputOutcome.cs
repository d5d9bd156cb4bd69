namespace Distribution.InSimulator;

/// <summary>What an input may lead to at a node.</summary>
/// <param name="Local">The node's local state after it.</param>
/// <param name="Sent">The messages that it sends, as numbers, in order.</param>
/// <param name="Draws">The first draws of random numbers that lead there.</param>
/// <param name="Thrown">What the protocol threw, if it did; nothing else counts then.</param>
internal sealed record InputOutcome(int Local, int[] Sent, int[] Draws, Exception? Thrown = null);
