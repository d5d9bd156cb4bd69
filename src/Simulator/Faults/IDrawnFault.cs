namespace Distribution.Simulator;

/// <summary>A kind of fault that can be drawn by chance.</summary>
/// <typeparam name="TSelf">The kind itself.</typeparam>
public interface IDrawnFault<TSelf>
    where TSelf : Fault, IDrawnFault<TSelf>
{
    /// <summary>One fault of this kind, anywhere in the space.</summary>
    static abstract TSelf Draw(FaultDraw draw);
}
