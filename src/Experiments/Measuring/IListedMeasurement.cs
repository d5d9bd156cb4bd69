using Distribution.Experiments.Running;

namespace Distribution.Experiments.Measuring;

/// <summary>Something that <c>measure</c> does with real child processes. Stateless.</summary>
internal interface IListedMeasurement
{
    /// <summary>As the command line names it.</summary>
    string Name { get; }

    /// <summary>One line for the list and for help.</summary>
    string Summary { get; }

    /// <summary>The arguments after its name in the example that help shows.</summary>
    string Example { get; }

    /// <summary>Every option that it takes; <see cref="CommonOptions.Nodes"/> or one of its name must be among them.</summary>
    IReadOnlyList<ProtocolOption> Options { get; }

    /// <summary>Options of <c>measure</c> alone, which say where its processes are.</summary>
    IReadOnlyList<ProtocolOption> PlaceOptions => [];

    /// <summary>What is measured: the names of <see cref="Measured.Samples"/>.</summary>
    IReadOnlyList<MeasureDefinition> Measures { get; }

    /// <summary>Measures whose means a simulation has to share, whatever the machine is.</summary>
    IReadOnlyList<string> Shared => [];

    /// <summary>The measure that is a time, for <c>compare</c>; null: none.</summary>
    string? Timed => null;

    /// <summary>What is to be said before it begins, a line each: what was asked for and is passed over.</summary>
    /// <exception cref="UsageException">The options do not fit together.</exception>
    IReadOnlyList<string> NoticesOf(Settings settings) => [];

    /// <summary>How much progress is told, and of what, in the plural: runs, unless a run is long and has parts.</summary>
    (long Count, string Units) StepsOf(MeasurementRequest request) => (request.Runs, "runs");

    /// <summary>Whether it can also tell which messages there were (<see cref="MeasurementRequest.IsTraced"/>).</summary>
    bool CanTrace => false;

    /// <summary>Measures.</summary>
    /// <param name="request">What and how often.</param>
    /// <param name="progress">Is told of every finished step: <see cref="StepsOf"/>.</param>
    /// <param name="cancellation">Ends the measurement after the run under way: the finished ones are the result.</param>
    /// <exception cref="UsageException">The options do not fit together.</exception>
    /// <exception cref="EnvironmentException">The machine does not give what is needed: a port, a child process.</exception>
    Task<Measured> MeasureAsync(MeasurementRequest request, IRunProgress progress, CancellationToken cancellation);
}
