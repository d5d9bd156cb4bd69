using System.Globalization;

namespace Distribution.Experiments.Running;

/// <summary>A run broke off: a check inside of it did not hold, or its code failed.</summary>
/// <param name="protocol">Which protocol.</param>
/// <param name="run">Which run, from 0.</param>
/// <param name="seed">The run's own seed.</param>
/// <param name="inner">What was thrown.</param>
internal sealed class RunFailedException(string protocol, int run, ulong seed, Exception inner) : Exception(
    string.Create(CultureInfo.InvariantCulture, $"{protocol}: run {run} (its own seed is {seed}) failed: {inner.Message}"), inner)
{
    /// <summary>Which run, from 0.</summary>
    internal int Run => run;

    /// <summary>Whether other settings are not to be tried: what was asked for cannot be, or the machine has not what it takes.</summary>
    internal bool EndsAll => InnerException is UsageException or OutOfMemoryException;
}
