using NUnit.Framework;

namespace Distribution.Concurrency.Tests;

/// <summary>The explorer itself: what it runs, what it calls by which name, and what it refuses.</summary>
internal sealed class ExplorerTests
{
    [Test]
    public void Exhaustive_search_runs_every_interleaving_once()
    {
        // Three steps of each of two threads: 6! / (3! 3!) orders.
        var seen = new List<string>();
        using var explorer = new Explorer(async machine =>
        {
            var order = "";
            await machine.JoinAsync([machine.Fork("a", () => Steps("a")), machine.Fork("b", () => Steps("b"))]);
            seen.Add(order);

            void Steps(string name)
            {
                order += name;
                machine.Point();
                order += name;
                machine.Point();
                order += name;
            }
        });
        var search = explorer.Exhaustive(int.MaxValue, 10_000);

        Assert.That(search.IsComplete);
        Assert.That(seen.Distinct().Count(), Is.EqualTo(20));
        Assert.That(seen, Has.Count.EqualTo(search.Runs));
    }

    [Test]
    public void The_same_seed_gives_the_same_runs()
    {
        var first = Orders(7);
        Assert.That(Orders(7), Is.EqualTo(first));
        Assert.That(Orders(8), Is.Not.EqualTo(first));

        static List<int> Orders(ulong seed)
        {
            var order = new List<int>();
            using var explorer = new Explorer(machine => machine.JoinAsync(Enumerable.Range(0, 4).Select(number => machine.Fork("adder", () =>
            {
                machine.Point();
                order.Add(number);
            })).ToArray()));
            explorer.Random(seed, 100);
            return order;
        }
    }

    [Test]
    public void A_deadlock_says_who_waits_for_what()
    {
        using var explorer = new Explorer(PlantedBodies.Of(Defect.LockOrder, isOn: true));
        var failure = explorer.Random(1, 100).Failure!;

        Assert.That(failure.Verdict, Is.EqualTo(Verdict.Deadlocked));
        Assert.That(failure.Detail, Does.Contain("killer (strand 1) waits for the gate 'child', which reaper (strand 2) holds"));
        Assert.That(failure.Detail, Does.Contain("reaper (strand 2) waits for the gate 'table', which killer (strand 1) holds"));
    }

    [Test]
    public void A_schedule_of_another_process_replays()
    {
        using var explorer = new Explorer(PlantedBodies.Of(Defect.LockOrder, isOn: true));

        Assert.That(explorer.Replay("2:1").Verdict, Is.EqualTo(Verdict.Deadlocked));
        Assert.That(explorer.Replay("").Verdict, Is.EqualTo(Verdict.Passed));
    }

    [TestCase("1", "'1'")]
    [TestCase("3:1 3:2", "'3:2'")]
    [TestCase("3:-1", "'3:-1'")]
    [TestCase("9999999:1", "'9999999:1'")]
    public void What_is_no_schedule_is_refused(string text, string entry) =>
        Assert.That(() => Schedule.Parse(text), Throws.TypeOf<FormatException>().With.Message.StartsWith(entry));

    [Test]
    public void A_timer_expires_when_nothing_else_can_go_on_or_earlier_where_that_is_asked_for()
    {
        Assert.That(Search(timersRace: false).Failure, Is.Null);
        Assert.That(Search(timersRace: true).Failure?.Detail, Is.EqualTo("the timer was first"));

        static SearchResult Search(bool timersRace)
        {
            using var explorer = new Explorer(Body, new ExplorerOptions { TimersRace = timersRace });
            return explorer.Random(1, 200);
        }

        static async Task Body(ExploredMachine machine)
        {
            var delay = machine.DelayAsync(TimeSpan.FromHours(1));
            await machine.JoinAsync([machine.Fork("thread", () =>
            {
                machine.Point();
                machine.Check(!delay.IsCompleted, "the timer was first");
            })]);
            await machine.WaitAsync(delay, "the timer");
            machine.Check(machine.Now.Nanoseconds == 3_600_000_000_000, "virtual time has not passed");
        }
    }

    [Test]
    public void What_never_ends_is_said_to_be_unending()
    {
        using var explorer = new Explorer(
            machine =>
            {
                while (true)
                {
                    machine.Point();
                }
            },
            new ExplorerOptions { StepsMax = 100 });
        Assert.That(explorer.Random(1, 1).Failure?.Verdict, Is.EqualTo(Verdict.Unending));
    }

    [Test]
    public void What_throws_is_reported_by_its_thread()
    {
        using var explorer = new Explorer(
            machine => machine.JoinAsync([machine.Fork("thrower", static () => throw new InvalidOperationException("on purpose"))]));
        Assert.That(explorer.Random(1, 1).Failure?.Detail, Is.EqualTo("body: InvalidOperationException: on purpose"));
    }
}
