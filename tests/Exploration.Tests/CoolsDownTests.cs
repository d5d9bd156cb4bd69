using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>What lacks for too many events in a row is a failure; what comes about meanwhile is none.</summary>
internal sealed class CoolsDownTests
{
    [Test]
    public void Only_what_lacks_for_too_many_events_in_a_row_is_wrong()
    {
        string? lacks = "a leader";
        var oracle = new CoolsDown("there is a leader", () => lacks, bound: 3);
        AssertWell(oracle, events: 3);
        lacks = null;
        AssertWell(oracle, events: 1);
        lacks = "a leader";
        AssertWell(oracle, events: 3);
        Assert.That(oracle.AfterEvent(), Is.EqualTo("a leader, for 3 events"));
    }

    private static void AssertWell(CoolsDown oracle, int events)
    {
        for (var number = 0; number < events; number++)
        {
            Assert.That(oracle.AfterEvent(), Is.Null);
        }
    }
}
