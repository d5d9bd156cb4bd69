namespace Distribution.PlantedBugs;

/// <summary>Defects of <see cref="RegistryScenario"/>'s protocol.</summary>
public enum RegistryDefect
{
    /// <summary>None: it is right.</summary>
    None,

    /// <summary>The certificate of a death is dropped after two seconds, and a late copy brings the dead back (chitchat issue
    /// 121).</summary>
    [Planted("clog", "partition", "cut", "pause", "spike", Thread = "quickwit-oss/chitchat#121")]
    CertificateExpires,

    /// <summary>Of two values of one version each keeps its own, so that replicas differ for good.</summary>
    [Planted("partition", "cut", "clog", "pause", "crash", "half-open", "slow", "loss", "spike")]
    TieKeepsOwn,

    /// <summary>Versions are what the writer's clock shows: of a later write at a slower clock the earlier one wins (turmoil issue 207: time
    /// of the run and time of the node).</summary>
    [Planted("skew", "step", "drift", Thread = "tokio-rs/turmoil#207")]
    ClockVersions,

    /// <summary>What was sent once is taken for received (moby issue 49939: what did not fit was dropped and nobody knew).</summary>
    [Planted("crash", "half-open", "partition", "loss", "cut", Thread = "moby/moby#49939")]
    SentIsReceived,
}
