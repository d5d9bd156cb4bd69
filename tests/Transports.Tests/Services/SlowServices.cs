namespace Distribution.Transports.Tests.Services;

/// <summary>A service that does not answer.</summary>
[Service]
public sealed class Endless
{
    private readonly TaskCompletionSource never = new();

    public Task Wait() => never.Task;
}

/// <summary>A service that prints.</summary>
[Service]
public sealed class Printer
{
    public void Print(string text) => Console.Out.WriteLine(text);
}
