namespace Distribution.Simulator;

/// <summary>A document has another shape than its record.</summary>
internal sealed class FaultShapeException(string path, string message) : Exception(message)
{
    /// <summary>Where.</summary>
    internal string Path { get; } = path;
}
