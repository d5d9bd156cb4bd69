using Distribution.Experiments.Running;

namespace Distribution.Experiments.Tests.Fakes;

/// <summary>Progress that only counts.</summary>
internal sealed class Silent : IRunProgress
{
    private int finished;

    public static Silent Progress { get; } = new();

    public int Finished => finished;

    public void RunFinished() => Interlocked.Increment(ref finished);
}
