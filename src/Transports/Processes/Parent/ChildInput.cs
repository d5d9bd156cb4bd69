namespace Distribution.Processes;

/// <summary>A child's standard input, from the parent's side: one line after another, whoever writes. Safe from any thread.</summary>
internal sealed class ChildInput(Stream stream)
{
    private readonly Lock gate = new();
    private Task last = Task.CompletedTask;

    /// <summary>Writes a line after those before it. Ends when the pipe has taken it; a child that has ended takes nothing, and its exit
    /// tells more.</summary>
    internal Task WriteAsync(byte[] line)
    {
        lock (gate)
        {
            return last = WriteAfterAsync(last, line);
        }
    }

    /// <summary>Closes it, which tells the child to end.</summary>
    internal ValueTask CloseAsync() => stream.DisposeAsync();

    private async Task WriteAfterAsync(Task before, byte[] line)
    {
        await before;
        try
        {
            await stream.WriteAsync(line);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // It has ended, or is about to.
        }
    }
}
