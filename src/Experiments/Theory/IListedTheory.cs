namespace Distribution.Experiments.Theory;

/// <summary>What <c>simulate</c> computes instead of running it. Found through the same list as protocols; holds no state.</summary>
internal interface IListedTheory
{
    /// <summary>As the command line names it.</summary>
    string Name { get; }

    /// <summary>One line for the list and for help.</summary>
    string Summary { get; }

    /// <summary>The arguments after the name in the example that help shows.</summary>
    string Example { get; }

    /// <summary>Every option that it takes; <see cref="CommonOptions.Nodes"/> is among them.</summary>
    IReadOnlyList<ProtocolOption> Options { get; }

    /// <summary>What it gives.</summary>
    IReadOnlyList<MeasureDefinition> Measures { get; }

    /// <summary>Computes it.</summary>
    /// <exception cref="UsageException">The options do not fit together, or it would take too long.</exception>
    ExactResult Compute(Settings settings);
}
