using Distribution.Simulator;

namespace Distribution.InSimulator;

/// <summary>What becomes of a message, in words that go after <c>it</c>.</summary>
internal static class FateWords
{
    internal static string Of(Fate fate) => fate.Loss switch
    {
        MessageLoss.None when fate.Second is { } second => $"{Arrives(fate.First)}, and once more: {Arrives(second)}",
        MessageLoss.None => Arrives(fate.First),
        MessageLoss.Cut => "is cut off: its link or connection is broken",
        MessageLoss.Overflowed => "finds the queue in front of its link full",
        _ => "is lost",
    };

    private static string Arrives(Arrival arrival) => arrival.Corruption == 0
        ? $"arrives after {arrival.Delay}"
        : $"arrives after {arrival.Delay} with bits changed";
}
