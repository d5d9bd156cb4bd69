using System.Globalization;
using Distribution.Protocol;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>What nodes with clocks of their own have written down becomes one trace.</summary>
internal sealed class MergedTraceTests
{
    private static readonly long[] Ahead = [0, 370_000_000, -1_200_000_000];

    [SeededProperty(MaxTest = 60)]
    public void The_skew_is_within_the_smallest_delay_and_every_receipt_is_after_its_sending(int word)
    {
        var world = new TalkingNodes(unchecked((ulong)word), Ahead, loses: false);
        var merged = new MergedTrace(Ahead.Length, world.Logs(from: 1));
        foreach (var skew in merged.Skews)
        {
            var error = Math.Abs((skew.Ahead - new Duration(Ahead[skew.Node])).Nanoseconds);
            Assert.That(error, Is.LessThanOrEqualTo(skew.Within.Nanoseconds), $"{skew}");
            Assert.That(error, Is.LessThanOrEqualTo(2 * world.SmallestDelay(skew.Node)), $"{skew}");
        }

        AssertMatched(merged.Trace);
        Assert.That(merged.Trace.Messages, Has.All.Matches<TraceMessage>(sent => sent.Fate.StartsWith("arrives", StringComparison.Ordinal)));
    }

    [SeededProperty(MaxTest = 60)]
    public void What_is_lost_and_what_a_log_has_forgotten_shifts_no_match(int word)
    {
        var world = new TalkingNodes(unchecked((ulong)word), Ahead, loses: true);
        AssertMatched(new MergedTrace(Ahead.Length, world.Logs(from: 1)).Trace);
        AssertMatched(new MergedTrace(Ahead.Length, world.Logs(from: 40)).Trace);
    }

    [Test]
    public void Messages_one_way_bound_no_skew()
    {
        LoggedMessage sent = new(1, true, new Instant(5), 1, 7, 1, 99, 0, "hello");
        LoggedMessage came = new(1, false, new Instant(2), 0, 3, 1, 99, 0, "hello");
        var merged = new MergedTrace(2, [new NodeLog(0, 3, [sent]), new NodeLog(1, 7, [came])]);
        Assert.That(merged.Skews[1].Within, Is.EqualTo(Duration.MaxValue));
        Assert.That(merged.Trace.Events.Select(item => item.Node), Is.EqualTo((int[])[0, 1]));
    }

    private static void AssertMatched(RunTrace trace)
    {
        foreach (var item in trace.Events.Where(item => item.Message > 0))
        {
            var sent = trace.Message(item.Message)!;
            Assert.That(item.At, Is.GreaterThanOrEqualTo(sent.At));
        }

        // Of those that look like no other every receipt must have found its own sending.
        Assert.That(trace.Events.Where(item => item.Message > 0), Is.Not.Empty);
        Assert.That(trace.Events.Where(item => item.Message > 0).Select(item => item.Message), Is.Unique);

        Assert.That(trace.Events.Select(item => item.At), Is.Ordered);
    }

    /// <summary>Nodes that send each other messages over links that keep their order.</summary>
    private sealed class TalkingNodes
    {
        private readonly List<LoggedMessage>[] logs;
        private readonly Dictionary<(int From, int To), long> smallest = [];

        internal TalkingNodes(ulong word, long[] ahead, bool loses)
        {
            var stream = new RandomStream(word);
            logs = [.. ahead.Select(_ => new List<LoggedMessage>())];
            var (sent, came) = (new Dictionary<(int, int), long>(), new Dictionary<(int, int), long>());
            var last = new Dictionary<(int, int), long>();
            var pending = new List<(long At, int From, int To, ulong Form)>();
            for (var number = 0; number < 200; number++)
            {
                var at = 2_000_000_000L + (number * 1_000_000L);
                foreach (var due in pending.Where(message => message.At <= at).OrderBy(message => message.At).ToArray())
                {
                    Come(due);
                }

                var (from, to) = ((int)stream.Below(3), (int)stream.Below(2));
                to += to >= from ? 1 : 0;
                sent[(from, to)] = sent.GetValueOrDefault((from, to)) + 1;

                // A few messages look alike.
                var form = stream.Below(8) == 0 ? 5UL : (ulong)number + 100;
                Add(from, true, at, to, sent[(from, to)], form);
                if (loses && stream.Below(5) == 0)
                {
                    continue;
                }

                var delay = 200_000 + (long)stream.Below(9_000_000);
                var arrival = Math.Max(at + delay, last.GetValueOrDefault((from, to)) + 1);
                last[(from, to)] = arrival;
                smallest[(from, to)] = Math.Min(smallest.GetValueOrDefault((from, to), long.MaxValue), arrival - at);
                pending.Add((arrival, from, to, form));
            }

            foreach (var due in pending.OrderBy(message => message.At).ToArray())
            {
                Come(due);
            }

            void Come((long At, int From, int To, ulong Form) due)
            {
                pending.Remove(due);
                came[(due.From, due.To)] = came.GetValueOrDefault((due.From, due.To)) + 1;
                Add(due.To, false, due.At, due.From, came[(due.From, due.To)], due.Form);
            }

            void Add(int node, bool isSent, long at, int peer, long number, ulong form) => logs[node].Add(new LoggedMessage(
                logs[node].Count + 1, isSent, new Instant(at + ahead[node]), peer, Life(peer), number, form, 0, form.ToString(CultureInfo.InvariantCulture)));
        }

        internal IReadOnlyList<NodeLog> Logs(int from) =>
            [.. logs.Select((log, node) => new NodeLog(node, Life(node), [.. log.Where(entry => entry.Place >= from)]))];

        /// <summary>The smallest delay of any link to or from the first node, or of the way through another.</summary>
        internal long SmallestDelay(int node) => node == 0
            ? 0
            : smallest.Where(link => link.Key.From == node || link.Key.To == node || link.Key.From == 0 || link.Key.To == 0).Max(link => link.Value);

        private static ulong Life(int node) => (ulong)node + 10;
    }
}
