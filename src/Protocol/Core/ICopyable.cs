namespace Distribution.Protocol;

/// <summary>A value that holds references to what it changes, and can give a copy of itself that shares nothing changeable with it.
/// Needed of a node's memory that is stored (<see cref="IStoreEnvironment{TMessage}.Sync"/>) or explored exhaustively; what holds no
/// references is copied as it is.</summary>
/// <typeparam name="TSelf">The type that implements it.</typeparam>
public interface ICopyable<TSelf>
    where TSelf : struct
{
    /// <summary>An equal value; whatever is done to one of the two leaves the other alone.</summary>
    TSelf Copy();
}
