namespace Distribution.Protocol.Tests;

/// <summary>Assertions about outcomes.</summary>
internal static class OutcomeAssert
{
    /// <summary>It failed with this kind, and says so in one line.</summary>
    public static void Failed(Outcome outcome, CallErrorKind kind)
    {
        Assert.That(outcome.Error?.Kind, Is.EqualTo(kind), outcome.ToString());
        Assert.That(outcome.Error!.Message, Is.Not.Empty.And.Not.Contains("\n"));
    }

    /// <summary>It ended well with exactly this JSON text.</summary>
    public static void Gives(Outcome outcome, string json) => Assert.That(outcome.ToString(), Is.EqualTo(json));
}
