using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>A command on its way to the node, and the one who waits for its outcome.</summary>
internal sealed class CommandInput(NodeLoop loop, CommandId id, in Command command, Action<Outcome> completed)
    : LoopInput, IThreadPoolWorkItem
{
    private readonly Command command = command;
    private Outcome? outcome;

    internal CommandId Id => id;

    internal ref readonly Command Command => ref command;

    internal override void Run() => loop.OnCommand(this);

    /// <summary>The command has its outcome; then let the pool tell it.</summary>
    internal void Complete(Outcome result) => outcome = result;

    /// <inheritdoc/>
    void IThreadPoolWorkItem.Execute() => completed(outcome!);
}
