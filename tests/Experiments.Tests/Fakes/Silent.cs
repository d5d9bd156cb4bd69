using Distribution.Experiments.Running;

namespace Distribution.Experiments.Tests.Fakes;

/// <summary>Progress that only counts.</summary>
internal sealed class Silent : IRunProgress
{
    private int finished;
    private long expected;

    public static Silent Progress { get; } = new();

    public int Finished => finished;

    /// <summary>How many runs more than planned there are.</summary>
    public long Expected => expected;

    public void ExpectRuns(long more) => Interlocked.Add(ref expected, more);

    public void RunFinished() => Interlocked.Increment(ref finished);
}
