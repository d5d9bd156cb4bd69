using Distribution.Protocol;

namespace Distribution;

/// <summary>The task of a call, from which its outcome makes a result or an exception. One object a call, for calls are many.</summary>
/// <remarks>Continuations must not run inside of the node's own step, so they go to the pool.</remarks>
internal abstract class CallSource<T>() : TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    /// <summary>The call has ended. Once.</summary>
    internal abstract void End(Outcome outcome);
}
