using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>What can be done to nodes that are real processes, and to the messages between them. Everything is said before it happens; what
/// lasts ends at its end, with the plan at the latest. Nodes go by their number in the run; 0 is the program itself, which can neither
/// crash nor be halted. What several faults do at a time adds up: a node is down until the last of them lets it start.</summary>
public interface IProcessWorld
{
    /// <summary>How many nodes there are.</summary>
    int NodeCount { get; }

    /// <summary>A process is killed, and started again at the same address with nothing of its state.</summary>
    /// <param name="node">The node.</param>
    /// <param name="at">When it is killed.</param>
    /// <param name="until">When it is started.</param>
    /// <param name="isSilent">Whether its connections stay open meanwhile: then it is halted first and killed at the end, and nobody is
    /// told.</param>
    void Crash(int node, Instant at, Instant until, bool isSilent);

    /// <summary>A process is halted (SIGSTOP), and let go on.</summary>
    void Pause(int node, Instant at, Instant until);

    /// <summary>The connections between two nodes break.</summary>
    void Break(int one, int other, Instant at);

    /// <summary>Nothing that a node sends gets to another.</summary>
    void Cut(int from, int to, Instant at, Instant until);

    /// <summary>What a node sends to another is held until the end, and then let go in order.</summary>
    void Hold(int from, int to, Instant at, Instant until);

    /// <summary>What a node sends to another comes later.</summary>
    void Delay(int from, int to, Instant at, Instant until, Duration by);

    /// <summary>What a node sends to another is lost by chance, each message on its own.</summary>
    void Lose(int from, int to, Instant at, Instant until, Probability chance);
}
