namespace Distribution.Experiments.Measuring;

/// <summary>A workload that <c>bench</c> times, on the production engine and protocol path. Stateless.</summary>
internal interface IListedBenchmark
{
    /// <summary>As the command line names it.</summary>
    string Name { get; }

    /// <summary>One line for the list and for help.</summary>
    string Summary { get; }

    /// <summary>Every option that it takes; <see cref="CommonOptions.Nodes"/> or one of its name must be among them.</summary>
    IReadOnlyList<ProtocolOption> Options { get; }

    /// <summary>Checks the options and makes a run, which is repeated; memory for nodes is taken by its first repetition.</summary>
    /// <exception cref="UsageException">The options do not fit together.</exception>
    IBenchmarkRun Prepare(Settings settings);
}
