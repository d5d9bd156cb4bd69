namespace Distribution;

/// <summary>
/// Marks a public property of a user's gossip protocol (<see cref="GossipProtocolAttribute"/>) that the command line may set:
/// <code>[GossipOption("how many nodes must have known it already", Min = 1)]
/// public int Limit { get; init; } = 2;</code>
/// <c>simulate</c>, <c>sweep</c>, <c>measure</c> and <c>compare</c> then take <c>--limit</c>: the property's name in lower case, its
/// words joined by hyphens. What a new instance has is the default. The property is an <see cref="int"/>, a <see cref="double"/>, a
/// <see cref="bool"/> (<c>yes</c> or <c>no</c>), a <see cref="Protocol.Duration"/> (up to an hour) or an enumeration. Its setter may
/// refuse a value with an exception, whose message the user sees.
/// </summary>
/// <param name="help">One line for help.</param>
public sealed class GossipOptionAttribute(string help) : OptionAttribute(help);
