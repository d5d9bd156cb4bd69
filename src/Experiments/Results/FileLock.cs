namespace Distribution.Experiments.Results;

/// <summary>Holds a file for this process: through a second file beside it, which the operating system lets go when the process ends,
/// however it ends. The second file stays, since to delete it would let two processes have it.</summary>
internal sealed class FileLock : IDisposable
{
    internal const string Suffix = ".lock";

    // What "held by another process" is on Linux, macOS and Windows.
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;
    private const int WindowsSharing = unchecked((int)0x80070020);

    private readonly FileStream stream;

    private FileLock(FileStream stream) => this.stream = stream;

    /// <summary>Takes it.</summary>
    /// <exception cref="EnvironmentException">Another process has it.</exception>
    internal static FileLock Take(string path)
    {
        try
        {
            return new FileLock(new FileStream(path + Suffix, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException exception) when (exception.HResult is LinuxWouldBlock or MacWouldBlock or WindowsSharing)
        {
            throw new EnvironmentException(
                $"'{StoreErrors.Named(path)}' is in use by another process, which is adding to it; wait until it has ended, or give "
                    + "another --out",
                exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();
}
