namespace Distribution.Protocol;

/// <summary>The service types that a node's program allows to be made by name, and the functions that it allows to be used by name. A name
/// that came over the wire is only ever looked up here; no type is loaded by it.</summary>
public interface IServiceCatalog
{
    /// <summary>A service of that type; null where there is none. Runs no user code: that waits for <see cref="Invocation.Prepare"/>. Safe
    /// from any thread; never throws.</summary>
    /// <param name="serviceType">The type's name as the catalog knows it.</param>
    /// <param name="refusal">One line: why not, and which are allowed; empty where there is one.</param>
    IRoute? Create(string serviceType, out string refusal);

    /// <summary>A function that a group may have as its subset; null where there is none of that name. Safe from any thread; never
    /// throws.</summary>
    /// <param name="function">Its name as the catalog knows it.</param>
    /// <param name="refusal">One line: why not, and which are allowed; empty where there is one.</param>
    Func<int, double>? Subset(string function, out string refusal);
}
