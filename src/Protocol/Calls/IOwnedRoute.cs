namespace Distribution.Protocol;

/// <summary>A service that a node has made for itself (<see cref="IServiceCatalog"/>), and ends when it is taken away or the node
/// stops.</summary>
public interface IOwnedRoute : IRoute
{
    /// <summary>Whether there is anything to end.</summary>
    bool HasEnd { get; }

    /// <summary>Ends what the service holds, once, while runs that have begun may still go on. Only hosts call it, outside of inputs.
    /// Nobody is told if it fails.</summary>
    Task EndAsync();
}
