namespace Distribution.PlantedBugs;

/// <summary>Defects of <see cref="MemberScenario"/>'s protocol.</summary>
public enum MemberDefect
{
    /// <summary>None: it is right.</summary>
    None,

    /// <summary>Who hears that it is suspected says that it is alive, but of the incarnation that is suspected, which convinces
    /// nobody.</summary>
    [Planted("pause", "crash", "half-open", "partition", "cut", "clog", "loss", "spike", "slow")]
    RefutesAsItIs,

    /// <summary>A report of a death is believed whatever incarnation it is of: late copies of it bury newer ones (chitchat issue 161: a dead
    /// incarnation that is gossiped for ever).</summary>
    [Planted("pause", "crash", "half-open", "partition", "cut", "clog", Thread = "quickwit-oss/chitchat#161")]
    DeathBeatsLife,

    /// <summary>Who starts again takes reports of another incarnation for none of its business, so that it stays dead to all (memberlist
    /// issue 345: after a restart the accusation never reaches the one accused).</summary>
    [Planted("crash", "half-open", Thread = "hashicorp/memberlist#345")]
    DeafToItsPast,

    /// <summary>The suspicion's timer goes on after the suspect has objected, and buries it (orleans issue 3332: false deaths under
    /// load).</summary>
    [Planted("pause", "loss", "spike", "slow", "clog", "partition", "cut", Thread = "dotnet/orleans#3332")]
    TimerGoesOn,

    /// <summary>Nobody asks the dead, so that two who think each other dead never meet again (memberlist issue 222).</summary>
    [Planted("partition", "cut", "clog", "pause", Thread = "hashicorp/memberlist#222")]
    DeadAreNotAsked,

    /// <summary>How long somebody is suspected is read off the clock of the day, which jumps (turmoil issue 216: the two times of a
    /// node).</summary>
    [Planted("step", "skew", Thread = "tokio-rs/turmoil#216")]
    TimesByTheDay,
}
