namespace Distribution.Experiments.Launching;

/// <summary>What starts the nodes of a measurement on several machines.</summary>
internal interface INodeLauncher
{
    /// <summary>Starts nodes, all at the same time, and waits until all have ended.</summary>
    /// <param name="words">The program of each and its arguments.</param>
    /// <param name="count">How many.</param>
    /// <param name="cancellation">Ends those that run.</param>
    /// <exception cref="EnvironmentException">The engine is not there, or did not run them all to a good end.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    Task RunNodesAsync(IReadOnlyList<string> words, int count, CancellationToken cancellation);
}
