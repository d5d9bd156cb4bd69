using System.Runtime.InteropServices;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.CommandLine;

internal sealed class InterruptionTests
{
    [TestCase(PosixSignal.SIGINT)]
    [TestCase(PosixSignal.SIGTERM)]
    public void A_signal_that_comes_twice_at_once_is_one_request(PosixSignal signal)
    {
        // As timeout(1) sends it: to the process, and to the group that it is in.
        var clock = new ManualClock();
        using var interruption = new Interruption(clock);
        Assert.That(interruption.Token.IsCancellationRequested, Is.False);
        Assert.That(IsBorne(interruption, signal), Is.True);
        Assert.That(interruption.Token.IsCancellationRequested, Is.True);
        clock.Advance(TimeSpan.FromMilliseconds(100));
        Assert.That(IsBorne(interruption, signal), Is.True);
        clock.Advance(TimeSpan.FromMilliseconds(500));
        Assert.That(IsBorne(interruption, signal), Is.False, "who asks again wants it to end");
    }

    private static bool IsBorne(Interruption interruption, PosixSignal signal)
    {
        var context = new PosixSignalContext(signal);
        interruption.OnSignal(context);
        return context.Cancel;
    }
}
