namespace Distribution.Protocol;

/// <summary>A value that holds references to what it changes, and can give a copy of itself that shares nothing changeable with it.
/// Needed only of a node's memory that is to be explored exhaustively; what holds no references is copied as it is.</summary>
/// <typeparam name="TSelf">The type that implements it.</typeparam>
public interface ICopyable<TSelf>
    where TSelf : struct
{
    /// <summary>An equal value; whatever is done to one of the two leaves the other alone.</summary>
    TSelf Copy();
}
