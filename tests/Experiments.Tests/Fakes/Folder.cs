namespace Distribution.Experiments.Tests.Fakes;

/// <summary>A folder for one test.</summary>
internal sealed class Folder : IDisposable
{
    /// <summary>Does not exist until something makes it.</summary>
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "distribution-" + Guid.NewGuid().ToString("N"));

    public string this[string file] => System.IO.Path.Combine(Path, file);

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
