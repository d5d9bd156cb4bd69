namespace Distribution.Tcp;

/// <summary>An input that is a delegate, for those that come again and again or seldom.</summary>
internal sealed class ActionInput(Action action) : LoopInput
{
    internal override void Run() => action();
}
