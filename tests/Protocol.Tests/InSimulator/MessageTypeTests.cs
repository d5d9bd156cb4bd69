using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Distribution.InSimulator;

namespace Distribution.Protocol.Tests;

/// <summary>A message's bytes enter the trace hash, so a message must have no byte that a run does not set.</summary>
public sealed class MessageTypeTests
{
    [Test]
    public void Messages_without_gaps_are_taken()
    {
        Assert.That(Take<ulong>, Throws.Nothing);
        Assert.That(Take<(int, int)>, Throws.Nothing);
        Assert.That(Take<(byte, byte, short, DayOfWeek, double)>, Throws.Nothing);
        Assert.That(Take<(bool, bool, char, int)>, Throws.Nothing);
        Assert.That(Take<FourNumbers>, Throws.Nothing);
        Assert.That(Take<RumorBatch>, Throws.Nothing);
        Assert.That(Take<Rumor>, Throws.Nothing, "it says itself what enters");
    }

    [Test]
    public void Messages_with_gaps_are_refused()
    {
        Assert.That(Take<Padded>, Refused);
        Assert.That(Take<PaddedAtTheEnd>, Refused);
        Assert.That(Take<PaddedAfterBool>, Refused);
        Assert.That(Take<PaddedBetweenCharacters>, Refused);
        Assert.That(Take<(Padded, int)>, Refused);
    }

    [Test]
    public void Messages_with_references_are_refused() => Assert.That(Take<(string, long)>, Refused);

    private static NUnit.Framework.Constraints.IResolveConstraint Refused => Throws.InvalidOperationException.With.Message.Contains("trace hash");

    private static void Take<TMessage>()
        where TMessage : struct => _ = new Simulation<int, TMessage>(new ProbeProtocol<TMessage>(), Runs.Options(1));

    [InlineArray(4)]
    private struct FourNumbers
    {
        private int first;
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Padded(byte Small, int Large);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct PaddedAtTheEnd(long Large, int Small);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct PaddedAfterBool(bool Small, int Large);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct PaddedBetweenCharacters(byte Small, char Large, byte AnotherSmall, byte Third);
}
