using System.Runtime.CompilerServices;
using Distribution.Protocol;

namespace Distribution.InSimulator;

/// <summary>Copies of a node's memory.</summary>
/// <typeparam name="TState">The memory.</typeparam>
internal static class NodeMemory<TState>
    where TState : struct
{
    /// <summary>A copy: what is done to one of the two leaves the other alone, if the type says how (<see cref="ICopyable{TSelf}"/>) or
    /// holds no references.</summary>
    internal static TState CopyOf(TState state) => state is ICopyable<TState> copyable ? copyable.Copy() : state;

    /// <summary>Refuses to store what would go on changing with the memory that it was stored from.</summary>
    /// <exception cref="InvalidOperationException">The memory holds references and does not say how it is copied.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void VerifyStorable()
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<TState>() && default(TState) is not ICopyable<TState>)
        {
            throw new InvalidOperationException(
                $"the state {typeof(TState).Name} holds references, so what Sync stores would change with it: it must implement "
                + $"ICopyable<{typeof(TState).Name}>");
        }
    }
}
