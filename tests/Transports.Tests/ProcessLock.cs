using NUnit.Framework;

namespace Distribution.Transports.Tests;

/// <summary>Tests that start many processes run one suite at a time on a machine, whoever started it.</summary>
[SetUpFixture]
internal sealed class ProcessLock
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(10);

    private FileStream? held;

    [OneTimeSetUp]
    public async Task Acquire()
    {
        var path = Path.Combine(Path.GetTempPath(), "distribution-process-tests.lock");
        using var overdue = new CancellationTokenSource(Deadline);
        while (held is null)
        {
            try
            {
                // Reading is enough to hold it, also where another user made it.
                held = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, FileShare.None);
            }
            catch (IOException)
            {
                // Somebody else holds it.
                await Task.Delay(Interval, overdue.Token);
            }
        }
    }

    [OneTimeTearDown]
    public void Release() => held?.Dispose();
}
