namespace Distribution.Transports.Tests.Services;

/// <summary>A service that holds something.</summary>
[Service]
public sealed class Holder : IAsyncDisposable
{
    private static int ended;

    public static int Ended() => Volatile.Read(ref ended);

    public async ValueTask DisposeAsync() => await Console.Out.WriteLineAsync($"holder ended {Interlocked.Increment(ref ended)}");
}
