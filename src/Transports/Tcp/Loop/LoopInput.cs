namespace Distribution.Tcp;

/// <summary>One input of a node on its way through the queue; the link of the queue is inside it. In the queue at most once at a
/// time.</summary>
internal abstract class LoopInput
{
    internal LoopInput? Next { get; set; }

    /// <summary>Feeds the input. Only the loop calls it.</summary>
    internal abstract void Run();
}
