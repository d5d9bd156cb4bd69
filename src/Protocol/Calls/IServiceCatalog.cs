namespace Distribution.Protocol;

/// <summary>The service types that a node's program allows to be made by name. A name that came over the wire is only ever looked up
/// here; no type is loaded by it.</summary>
public interface IServiceCatalog
{
    /// <summary>Makes a service of that type; null where there is none or it cannot be made. Safe from any thread.</summary>
    /// <param name="serviceType">The type's name as the catalog knows it.</param>
    /// <param name="refusal">One line: why not, and which are allowed; empty where it was made.</param>
    IRoute? Create(string serviceType, out string refusal);
}
