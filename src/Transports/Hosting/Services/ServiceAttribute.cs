namespace Distribution;

/// <summary>Marks a class as a service that may be made by name on nodes that loaded its assembly. It needs a public constructor
/// without parameters, or with the <see cref="Node"/> that it runs on; its public methods are the service's.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ServiceAttribute : Attribute;
