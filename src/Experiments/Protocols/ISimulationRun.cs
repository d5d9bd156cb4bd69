namespace Distribution.Experiments;

/// <summary>Runs one setting for seed after seed, on one thread. It may keep its memory from run to run; no run may depend on those
/// before it.</summary>
public interface ISimulationRun
{
    /// <summary>The time between two points of <see cref="RunSample.Curve"/>: periods where the protocol has periods, else
    /// seconds.</summary>
    double CurveStep { get; }

    /// <summary>One whole run.</summary>
    /// <param name="seed">All chance of the run.</param>
    /// <param name="cancellation">Given up for: look at it every few milliseconds of work.</param>
    /// <exception cref="OperationCanceledException">The run was given up.</exception>
    RunSample Run(ulong seed, CancellationToken cancellation);
}
