using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.InSimulator;

/// <summary>What bounds a state space: how many nodes, and how much may go wrong. Without faults and timers everything happens in every
/// order, and nothing goes wrong. Immutable, but the fan-out holds scratch space: one space each.</summary>
public sealed record StateSpaceOptions
{
    /// <summary>The most nodes.</summary>
    public const int NodesMax = 4;

    /// <summary>The most of each budget.</summary>
    public const int BudgetMax = 100;

    /// <summary>How many nodes: 2 .. <see cref="NodesMax"/>.</summary>
    public required int Nodes { get; init; }

    /// <summary>How many messages may be lost, in all: 0 .. <see cref="BudgetMax"/>, as all budgets. What a node sends itself never
    /// is.</summary>
    public int Losses { get; init; }

    /// <summary>How many messages may be doubled, in all.</summary>
    public int Duplications { get; init; }

    /// <summary>How many times a node may crash, in all.</summary>
    public int Crashes { get; init; }

    /// <summary>How many times a node that is down may start again, in all.</summary>
    public int Restarts { get; init; }

    /// <summary>What a node that has crashed still has.</summary>
    public Remnant Keeps { get; init; }

    /// <summary>Nodes below this number do not crash.</summary>
    public int Core { get; init; }

    /// <summary>How many timers may expire at each node, in its whole time. Without a bound a periodic protocol has no last
    /// state.</summary>
    public int TimersPerNode { get; init; } = 2;

    /// <summary>Whether messages of one link arrive in the order in which they were sent. Default: in any order.</summary>
    public bool IsOrdered { get; init; }

    /// <summary>How many targets a contact of a gossip protocol draws.</summary>
    public Fanout Fanout { get; init; } = new(FanoutFunction.Constant(1), FanoutLaw.Fixed);

    internal void Validate()
    {
        if (Nodes is < 2 or > NodesMax)
        {
            throw new StateSpaceException($"{Nodes} nodes cannot be explored exhaustively; allowed are 2 .. {NodesMax}");
        }

        foreach (var budget in new[] { Losses, Duplications, Crashes, Restarts, TimersPerNode })
        {
            if (budget is < 0 or > BudgetMax)
            {
                throw new StateSpaceException($"a budget of {budget} is not possible; allowed are 0 .. {BudgetMax}");
            }
        }
    }
}
