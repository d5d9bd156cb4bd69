using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>A command on its way to the node, and the one who waits for its outcome.</summary>
internal sealed class CommandInput(NodeLoop loop, CommandId id, in Command command, Action<Outcome> completed) : LoopInput
{
    private readonly Command command = command;
    private Outcome? outcome;

    internal CommandId Id => id;

    internal ref readonly Command Command => ref command;

    internal override void Run() => loop.OnCommand(this);

    /// <summary>The command has its outcome; tell it by <see cref="Tell"/>.</summary>
    internal void Complete(Outcome result) => outcome = result;

    internal void Tell() => completed(outcome!);
}
