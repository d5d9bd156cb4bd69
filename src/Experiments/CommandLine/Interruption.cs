using System.Runtime.InteropServices;

namespace Distribution.Experiments.CommandLine;

/// <summary>The first Ctrl-C or SIGTERM asks the verb to keep what is finished and end; a later one ends the process at once.</summary>
internal sealed class Interruption : IDisposable
{
    // timeout and service managers signal the process and then its group, which it is in: that is one request.
    private static readonly TimeSpan SameRequest = TimeSpan.FromSeconds(0.5);

    private readonly CancellationTokenSource source = new();
    private readonly Lock gate = new();
    private readonly TimeProvider clock;
    private readonly PosixSignalRegistration[] registrations;
    private long? asked;

    /// <summary>Takes the process's signals.</summary>
    /// <param name="clock">Tells what is one request.</param>
    internal Interruption(TimeProvider clock)
    {
        this.clock = clock;
        registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal),
        ];
    }

    internal CancellationToken Token => source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in registrations)
        {
            registration.Dispose();
        }

        source.Dispose();
    }

    /// <summary>A signal has come.</summary>
    internal void OnSignal(PosixSignalContext context)
    {
        lock (gate)
        {
            asked ??= clock.GetTimestamp();
            context.Cancel = clock.GetElapsedTime(asked.Value) < SameRequest;
        }

        source.Cancel();
    }
}
