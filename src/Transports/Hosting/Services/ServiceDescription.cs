namespace Distribution;

/// <summary>What a node says of one of its services.</summary>
/// <param name="Name">The name it is called by.</param>
/// <param name="Type">The full name of its class, or a description.</param>
/// <param name="Methods">Its methods, in ordinal order.</param>
public sealed record ServiceDescription(string Name, string Type, IReadOnlyList<string> Methods);
