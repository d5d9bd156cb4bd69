using NUnit.Framework;

namespace Distribution.Concurrency.Tests;

/// <summary>What no schedule decides is named, and never called a deadlock.</summary>
internal sealed class EscapeTests
{
    [Test]
    public void A_continuation_on_the_pool_is_named() => Escapes(
        static machine =>
        {
            var isAwaited = new ManualResetEventSlim();
            var wait = machine.WaitAsync(Task.Run(isAwaited.Wait), "the pool's task");
            isAwaited.Set();
            return wait;
        },
        "the rest of ScheduledRun.WaitAsync came from a thread that no schedule decides on, where the pool's task was waited for");

    [Test]
    public void Work_of_a_host_on_the_pool_is_named() => Escapes(
        static async machine =>
        {
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            machine.Queue("a stray", static () => { });
        },
        "a stray was queued by a thread that no schedule decides on");

    [Test]
    public void A_wait_for_real_time_is_named() => Escapes(
        static machine => machine.WaitAsync(Task.Delay(TimeSpan.FromMinutes(1)), "a minute"),
        "something waits for real time: timers of the system are running. the body waits for a minute, which nobody brings");

    [Test]
    public void A_wait_that_has_no_name_is_called_unknown() => Escapes(
        static _ => new TaskCompletionSource().Task, "the body waits for something that the run knows nothing of");

    [Test]
    public void A_thread_that_is_held_up_in_real_time_is_named()
    {
        using var held = new ManualResetEventSlim();
        using var explorer = new Explorer(
            machine => machine.JoinAsync([machine.Fork("holder", held.Wait)]), new ExplorerOptions { RealTimeMax = TimeSpan.FromMilliseconds(200) });
        var failure = explorer.Random(1, 1).Failure!;
        held.Set();

        Assert.That(failure.Verdict, Is.EqualTo(Verdict.Escaped));
        Assert.That(failure.Detail, Is.EqualTo("holder (strand 1) waits for something that no schedule decides"));
    }

    [Test]
    public void A_body_that_does_other_things_the_second_time_is_refused()
    {
        var isFirst = true;
        using var explorer = new Explorer(machine =>
        {
            machine.Choose(isFirst ? 3 : 2);
            machine.Choose(isFirst ? 3 : 2);
            isFirst = false;
            return Task.CompletedTask;
        });
        var failure = explorer.Exhaustive(1, 100).Failure!;

        Assert.That(failure.Verdict, Is.EqualTo(Verdict.Escaped));
        Assert.That(failure.Detail, Does.StartWith("choice 1 has 2 possibilities now and had more"));
    }

    private static void Escapes(Func<ExploredMachine, Task> body, string name)
    {
        using var explorer = new Explorer(body);
        var failure = explorer.Random(1, 1).Failure!;
        Assert.That(failure.Verdict, Is.EqualTo(Verdict.Escaped));
        Assert.That(failure.Detail, Is.EqualTo(name));
    }
}
