namespace Distribution.Protocol;

/// <summary>A service that will be registered when it is ready.</summary>
/// <param name="Name">Under which name.</param>
/// <param name="Route">The service.</param>
internal sealed record RouteInPreparation(string Name, IRoute Route);
