namespace Distribution;

/// <summary>
/// Marks a user's gossip protocol, which <c>distribution --load</c> then simulates, sweeps, explores and measures over TCP as compiled.
/// The class is public, has a public constructor without parameters and is open in its environment:
/// <code>public sealed class MyGossip&lt;TEnvironment&gt; : IGossipProtocol&lt;MyState, MyMessage, TEnvironment&gt;
///     where TEnvironment : struct, IGossipEnvironment&lt;MyMessage&gt;, allows ref struct</code>
/// Its message is an <see cref="Protocol.IWireMessage{TSelf}"/>; one that holds references or padding is an
/// <see cref="Protocol.IFingerprint"/>, too.
/// </summary>
/// <param name="name">As the command line names it: lower case, words joined by hyphens.</param>
/// <param name="summary">One line for lists and help.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class GossipProtocolAttribute(string name, string summary) : Attribute
{
    /// <summary>As the command line names it.</summary>
    public string Name { get; } = name;

    /// <summary>One line for lists and help.</summary>
    public string Summary { get; } = summary;

    /// <summary>What it promises, so that <c>explore</c> demands it. Default: each node delivers a message at most once.</summary>
    public SpreadPromise Promise { get; init; }
}
