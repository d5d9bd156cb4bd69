namespace Distribution.Transports.Tests.Services;

/// <summary>A service that holds something.</summary>
[Service]
public sealed class Holder : IAsyncDisposable
{
    private static int ended;

    public static int Ended() => Volatile.Read(ref ended);

    public ValueTask DisposeAsync()
    {
        Console.Out.WriteLine($"holder ended {Interlocked.Increment(ref ended)}");
        return ValueTask.CompletedTask;
    }
}
