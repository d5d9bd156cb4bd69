using System.Runtime.ExceptionServices;
using Distribution.InSimulator;
using Distribution.Simulator;

namespace Distribution;

/// <content>What leaves the simulated world or a program.</content>
public sealed partial class ScenarioRun
{
    /// <summary>What ends a run that somebody else has interrupted, and not what its protocol or program cancels.</summary>
    private static bool IsInterruption(Exception thrown, CancellationToken cancellation) =>
        cancellation.IsCancellationRequested
        && thrown is OperationCanceledException cancelled
        && cancelled.CancellationToken == cancellation;

    private static void ThrowIfEscaped(Exception thrown)
    {
        if (thrown is EscapedException or FaultPlanException)
        {
            ExceptionDispatchInfo.Throw(thrown);
        }
    }

    /// <summary>What left the simulated world is no failure of the protocol: the run would not repeat.</summary>
    private NondeterministicException Escaped(EscapedException escape, CancellationToken cancellation)
    {
        if (trial.IsTraced)
        {
            return Determinism.Escaped(trial, events, trace(), escape);
        }

        // Another thread need not be as early again.
        RunTrace? last = null;
        for (var run = 0; run < Determinism.PairsMax; run++)
        {
            try
            {
                last = (trial with { IsTraced = true }).Run(cancellation).Trace;
            }
            catch (NondeterministicException exception)
            {
                return exception;
            }
        }

        return Determinism.Escaped(trial, events, last, escape);
    }
}
