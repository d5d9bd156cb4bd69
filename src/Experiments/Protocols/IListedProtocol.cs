using Distribution.Experiments.Protocols;

namespace Distribution.Experiments;

/// <summary>A protocol that <c>simulate</c> and <c>sweep</c> run: found through one list, which <c>list</c> prints and from which help,
/// option checks and results are made. Implementations hold no state of a run and may be asked by several threads.</summary>
/// <remarks>A library given with <c>--load</c> adds its own: every public class of this kind with a public constructor without
/// parameters.</remarks>
public interface IListedProtocol
{
    /// <summary>As the command line names it: lower case, words joined by hyphens.</summary>
    string Name { get; }

    /// <summary>One line for the list and for help.</summary>
    string Summary { get; }

    /// <summary>The arguments after the protocol's name in the example that help shows, such as <c>--fanout 3 --nodes 1000</c>.</summary>
    string Example { get; }

    /// <summary>The same for a sweep, such as <c>--fanout 1..8 --nodes 1000</c>.</summary>
    string SweepExample { get; }

    /// <summary>Every option that it takes, those of <see cref="CommonOptions"/> included. <see cref="CommonOptions.Nodes"/> or one of
    /// its name must be among them.</summary>
    IReadOnlyList<ProtocolOption> Options { get; }

    /// <summary>What every run reports, the main measure first: <c>--until-ci</c> watches that one.</summary>
    IReadOnlyList<MeasureDefinition> Measures { get; }

    /// <summary>About how much memory one run takes, so that a sweep has no more workers than the machine has memory for. Where a protocol
    /// does not say, 1,000 bytes a node.</summary>
    long MemoryBytesOf(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return RunMemory.Of(settings, RunMemory.BytesOfNodeElsewhere);
    }

    /// <summary>Checks that the options fit together and makes what runs need. Called once a worker, and once for every setting of a
    /// sweep before the first run, to refuse what does not fit: so it should be cheap, and memory for nodes be taken by the first
    /// run.</summary>
    /// <exception cref="UsageException">The combination cannot be run; says which option, which value, and what is allowed.</exception>
    ISimulationRun Prepare(Settings settings);

    /// <summary>What <c>explore</c> looks for faults in: the nodes that these settings ask for, as <see cref="Prepare"/> has them, what
    /// begins at them as the workload, and what the protocol promises. <see cref="SpreadScenario{TState, TMessage}"/> is that of a gossip
    /// protocol. Called once a run, with the run's number of nodes. Null: <c>explore</c> does not offer the protocol.</summary>
    /// <param name="settings">The settings; <see cref="Prepare"/> has taken them, but perhaps with more nodes.</param>
    Scenario? Explored(Settings settings) => null;
}
