namespace Distribution.Protocol;

/// <summary>
/// The seam: everything a protocol may ask of the world. A host (the simulator, a TCP node, a test) supplies it as a struct, so that
/// calls are direct and inlined. Valid only during the input it was passed to; never store it.
/// </summary>
/// <typeparam name="TMessage">What the nodes of this protocol send each other.</typeparam>
/// <remarks>No member runs anything inside the current input: effects take place after it. One thread at a time. No member allocates
/// after warm-up in the simulator.</remarks>
public interface IEnvironment<TMessage>
    where TMessage : struct
{
    /// <summary>The node whose input this is.</summary>
    NodeId Self { get; }

    /// <summary>The node's clock. Constant during one input.</summary>
    Instant Now { get; }

    /// <summary>A number in 0 .. <paramref name="exclusiveUpperBound"/> - 1 from this node's own stream (bias below 2^-32).</summary>
    /// <param name="exclusiveUpperBound">At least 1.</param>
    int NextRandom(int exclusiveUpperBound);

    /// <summary>Sends without a promise: the message may be lost, repeated, delayed or overtaken. To oneself it always arrives, after
    /// this input.</summary>
    void Send(NodeId to, in TMessage message);

    /// <summary>Lets <paramref name="timer"/> expire after <paramref name="delay"/> (zero or more; <see cref="Duration.MaxValue"/>:
    /// never). An armed timer of that id is replaced.</summary>
    void SetTimer(TimerId timer, Duration delay);

    /// <summary>Whether something rare should happen here that the protocol has to bear, such as a batch cut short or a cache that is lost:
    /// a point at which its author lets the simulator make trouble (FoundationDB's BUGGIFY). In runs with such a fault, by chance; in
    /// all others and over TCP never.</summary>
    /// <param name="point">The point's name: the same string each time, different for every point of the protocol.</param>
    bool Buggify(string point);
}
