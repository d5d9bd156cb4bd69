namespace Distribution.Tcp;

/// <summary>A lock, as a <see cref="Machine"/> makes it. Not for one thread twice.</summary>
internal abstract class Gate
{
    /// <summary>Waits until nobody holds it, and holds it until the result is disposed.</summary>
    internal Holding Hold()
    {
        Enter();
        return new Holding(this);
    }

    protected abstract void Enter();

    protected abstract void Exit();

    internal readonly ref struct Holding(Gate gate)
    {
        public void Dispose() => gate.Exit();
    }
}
