namespace Distribution.Simulator;

/// <summary>What a random stream is for. Part of a run's identity: never renumber, or every published trace hash changes.</summary>
public enum StreamPurpose
{
    /// <summary>The draws of a node's protocol.</summary>
    Protocol = 1,

    /// <summary>What the network does to the messages that a node sends.</summary>
    Network = 2,

    /// <summary>How a run is set up: which nodes are crashed, where rumors begin.</summary>
    Scenario = 3,

    /// <summary>How long spawned nodes take to boot.</summary>
    Boot = 4,

    /// <summary>Who knows whom, where that is random.</summary>
    Topology = 5,

    /// <summary>Which faults a drawn plan has.</summary>
    Faults = 6,
}
