using Distribution.Tcp;

namespace Distribution.Processes;

/// <summary>Whether a process has been reaped. Once it has, its number may be another process's, so whatever is done to a process by its
/// number is done here. Any thread.</summary>
internal sealed class Reaping(Machine machine)
{
    private readonly Gate gate = machine.NewGate("reaping");
    private bool isReaped;

    /// <summary>Does something to the process, unless it has been reaped; then the result is <paramref name="otherwise"/>.</summary>
    internal T UnlessReaped<T>(Func<T> action, T otherwise)
    {
        using (gate.Hold())
        {
            return isReaped ? otherwise : action();
        }
    }

    /// <summary>The process has been reaped: nothing is done to it any more.</summary>
    internal void Reap()
    {
        using (gate.Hold())
        {
            isReaped = true;
        }
    }
}
