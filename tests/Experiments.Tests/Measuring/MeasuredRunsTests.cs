using Distribution.Experiments.Measuring;
using Distribution.Experiments.Tests.Fakes;
using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Measuring;

/// <summary>Repeating a measurement.</summary>
internal sealed class MeasuredRunsTests
{
    [Test]
    public async Task Every_run_is_told_to_the_progress()
    {
        var progress = new Silent();
        Assert.That(await MeasuredRuns.RepeatAsync(3, progress, CancellationToken.None, () => Task.CompletedTask), Is.EqualTo(3));
        Assert.That(progress.Finished, Is.EqualTo(3));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_run_that_gives_itself_up_takes_nothing_from_those_before_it(bool isSeenInTheRun)
    {
        using var source = new CancellationTokenSource();
        var begun = 0;
        var progress = new Silent();
        var finished = await MeasuredRuns.RepeatAsync(9, progress, source.Token, async () =>
        {
            if (++begun == 3)
            {
                await source.CancelAsync();
                if (isSeenInTheRun)
                {
                    source.Token.ThrowIfCancellationRequested();
                }
            }
        });
        Assert.That((begun, finished, progress.Finished), Is.EqualTo(isSeenInTheRun ? (3, 2, 2) : (3, 3, 3)));
    }

    [Test]
    public async Task Without_a_finished_run_there_is_nothing_to_keep()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        var interrupted = MeasuredRuns.RepeatAsync(9, new Silent(), source.Token, () => Task.CompletedTask);
        Assert.That(() => interrupted, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void A_child_that_does_not_answer_is_an_error_of_the_environment()
    {
        var failed = MeasuredRuns.RepeatAsync(
            1, new Silent(), CancellationToken.None, () => throw new CallException(new CallError(CallErrorKind.Unreachable, "gone")));
        Assert.That(() => failed, Throws.InstanceOf<EnvironmentException>().With.Message.Contains("gone"));
    }
}
