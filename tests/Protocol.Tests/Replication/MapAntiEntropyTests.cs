using Distribution.InSimulator;

namespace Distribution.Protocol.Tests;

public sealed class MapAntiEntropyTests
{
    private const int Sites = 12;
    private static readonly Duration Period = Duration.FromSeconds(10);
    private static readonly CertificateRule Lasting = new(Duration.FromSeconds(1_000_000), Duration.Zero, 0);

    [SeededProperty(MaxTest = 60)]
    public void All_sites_come_to_hold_the_latest_write_of_every_key(
        ulong seed, SpreadMode mode, ExchangeRule exchange, ClockModel clock, bool mails, byte[] writes)
    {
        var run = new Run(new ReplicaOptions { Mode = mode, Exchange = exchange, Mails = mails, Certificates = Lasting }, clock, seed);
        for (var i = 0; i < Math.Min(writes.Length, 20); i++)
        {
            run.Write(Period * i, new NodeId(writes[i] % Sites), $"key {writes[i] % 5}", isDeletion: writes[i] % 7 == 0);
        }

        run.Until(Period * 120);
        foreach (var state in run.Simulation.States)
        {
            Assert.That(state.Replica!.Checksum, Is.EqualTo(run.Simulation.States[0].Replica!.Checksum), run.Text);
        }

        // Writes are periods apart, so that the later one wins whoever wrote it, and a deleted key stays deleted.
        foreach (var (key, last) in run.Last)
        {
            Assert.That(run.Simulation.States[0].Replica!.Value(key)?.ToString(), Is.EqualTo(last), $"{run.Text} {key}");
        }
    }

    [SeededProperty(MaxTest = 30)]
    public void What_a_site_knows_of_a_key_never_becomes_older(ulong seed, SpreadMode mode, ExchangeRule exchange, byte[] writes)
    {
        var run = new Run(new ReplicaOptions { Mode = mode, Exchange = exchange, Certificates = Lasting }, ClockModel.Staggered, seed);
        for (var i = 0; i < Math.Min(writes.Length, 20); i++)
        {
            run.Write(new Duration(Period.Nanoseconds / 10 * i), new NodeId(writes[i] % Sites), $"key {writes[i] % 2}", writes[i] % 5 == 0);
        }

        run.Until(Period * 30);
        foreach (var changes in run.Changes.GroupBy(change => (change.Site, change.Entry.Key)))
        {
            Assert.That(changes.Select(change => change.Entry.Version), Is.Ordered.And.Unique, run.Text);
        }
    }

    [TestCase(SpreadMode.Push, ExchangeRule.Full, "Entries")]
    [TestCase(SpreadMode.Pull, ExchangeRule.Full, "Request Entries")]
    [TestCase(SpreadMode.PushPull, ExchangeRule.Full, "Call Entries")]
    [TestCase(SpreadMode.Push, ExchangeRule.Checksum, "Digest Request Entries")]
    [TestCase(SpreadMode.Pull, ExchangeRule.Checksum, "Digest Entries")]
    [TestCase(SpreadMode.PushPull, ExchangeRule.Checksum, "Digest Difference Entries")]
    [TestCase(SpreadMode.Push, ExchangeRule.Recent, "Digest")]
    [TestCase(SpreadMode.Pull, ExchangeRule.Recent, "DigestRequest DigestReply")]
    [TestCase(SpreadMode.PushPull, ExchangeRule.Recent, "Digest DigestReply")]
    public void An_exchange_takes_the_messages_of_its_mode(SpreadMode mode, ExchangeRule exchange, string messages) =>
        Assert.That(Exchange(mode, exchange, age: 1), Is.EqualTo(messages));

    [TestCase(SpreadMode.Push, "Digest Request Entries")]
    [TestCase(SpreadMode.Pull, "DigestRequest DigestReply Request Entries")]
    [TestCase(SpreadMode.PushPull, "Digest DigestReply Difference")]
    public void What_is_not_recent_any_more_shows_in_the_checksum(SpreadMode mode, string messages) =>
        Assert.That(Exchange(mode, ExchangeRule.Recent, age: 50), Is.EqualTo(messages));

    [Test]
    public void A_site_accepts_as_many_connections_a_cycle_as_it_may_and_rejected_ones_hunt()
    {
        var recorder = new GossipRecorder<ReplicaMessage>(Sites);
        var protocol = Protocol<GossipRecorder<ReplicaMessage>.Environment>(new ReplicaOptions { ConnectionLimit = 1, Hunt = 2 });
        var state = default(ReplicaState);
        protocol.OnStart(ref state, recorder.Seam);
        protocol.OnMessage(ref state, new NodeId(4), new ReplicaMessage(ReplicaMessageKind.Connect), recorder.Seam);
        protocol.OnMessage(ref state, new NodeId(5), new ReplicaMessage(ReplicaMessageKind.Connect, null, 2), recorder.Seam);
        Assert.That(recorder.Sent.Select(sent => (sent.Message.Kind, sent.Message.Attempt)), Is.EqualTo(new[]
        {
            (ReplicaMessageKind.Accept, (ushort)0), (ReplicaMessageKind.Reject, (ushort)2),
        }));
        Assert.That(state.Conversations, Is.EqualTo(1));

        recorder.Sent.Clear();
        protocol.OnMessage(ref state, new NodeId(6), new ReplicaMessage(ReplicaMessageKind.Reject, null, 1), recorder.Seam);
        protocol.OnMessage(ref state, new NodeId(6), new ReplicaMessage(ReplicaMessageKind.Reject, null, 2), recorder.Seam);
        Assert.That(recorder.Sent.Single().Message, Is.EqualTo(new ReplicaMessage(ReplicaMessageKind.Connect, null, 2)));
    }

    [TestCase(0, 0)]
    [TestCase(4, 4)]
    [TestCase(99, Sites)]
    public void Retention_sites_are_different_and_no_more_than_there_are(int wanted, int drawn)
    {
        var rule = Lasting with { Retainers = wanted };
        var run = new Run(new ReplicaOptions { Certificates = rule }, ClockModel.Synchronous, 1);
        run.Write(Period, new NodeId(3), "key", isDeletion: true);
        run.Until(Period * 2);
        Assert.That(run.Changes[0].Entry.Retainers, Is.Unique.And.Count.EqualTo(drawn));
    }

    [Test]
    public void Options_that_mean_nothing_together_are_refused()
    {
        Assert.That(new ReplicaOptions { Hunt = 1 }.Refusal(new GossipClock(ClockModel.Synchronous, Period)), Does.StartWith("hunt 1: "));
        Assert.That(new ReplicaOptions { ConnectionLimit = 0 }.Refusal(new GossipClock(ClockModel.Synchronous, Period)), Does.StartWith("connection-limit 0: "));
        Assert.That(new ReplicaOptions { ConnectionLimit = 1 }.Refusal(new GossipClock(ClockModel.Poisson, Period)), Does.StartWith("connection-limit 1: "));
        Assert.That(
            () => Protocol<SimulatedEnvironment<ReplicaMessage>>(new ReplicaOptions { Hunt = 1 }), Throws.InstanceOf<ArgumentException>());
    }

    [Test]
    public void In_step_a_certificate_lives_so_long_that_it_is_shown_for_a_whole_cycle()
    {
        var brief = new ReplicaOptions { Certificates = Lasting with { Active = (Period * 2) - new Duration(1) } };
        Assert.That(brief.Refusal(new GossipClock(ClockModel.Synchronous, Period)), Does.StartWith("certificates: a T1 of "));
        Assert.That(brief.Refusal(new GossipClock(ClockModel.Staggered, Period)), Is.Null);
        var enough = new ReplicaOptions { Certificates = Lasting with { Active = Period * 2 } };
        Assert.That(enough.Refusal(new GossipClock(ClockModel.Synchronous, Period)), Is.Null);
    }

    /// <summary>The messages of one exchange between a site that has a write and, called by it or calling it, one that has not.</summary>
    private static string Exchange(SpreadMode mode, ExchangeRule exchange, int age)
    {
        var options = new ReplicaOptions { Mode = mode, Exchange = exchange, Window = Period * 10 };
        var written = MapEntry.Of("key", Payload.OfText("1"), new EntryVersion(1, 1));
        var caller = new GossipRecorder<ReplicaMessage>(2) { Now = Instant.Zero + (Period * age) };
        var called = new GossipRecorder<ReplicaMessage>(2) { Now = caller.Now };
        var known = Protocol<GossipRecorder<ReplicaMessage>.Environment>(
            new ReplicaOptions { Mode = mode, Exchange = exchange, Window = options.Window, InitialEntries = [written] });
        var unknown = Protocol<GossipRecorder<ReplicaMessage>.Environment>(options);
        var (one, other) = mode == SpreadMode.Pull ? (unknown, known) : (known, unknown);
        var (state, otherState) = (default(ReplicaState), default(ReplicaState));
        one.OnStart(ref state, caller.Seam);
        other.OnStart(ref otherState, called.Seam);
        one.OnTimer(ref state, new TimerId(0), caller.Seam);
        var kinds = new List<ReplicaMessageKind>();
        while (caller.Sent.Count + called.Sent.Count > 0)
        {
            Hand(caller, called, other, ref otherState, kinds);
            Hand(called, caller, one, ref state, kinds);
        }

        Assert.That(state.Replica!.Checksum, Is.EqualTo(otherState.Replica!.Checksum));
        return string.Join(' ', kinds);
    }

    private static void Hand(
        GossipRecorder<ReplicaMessage> from,
        GossipRecorder<ReplicaMessage> to,
        MapAntiEntropy<GossipRecorder<ReplicaMessage>.Environment> protocol,
        ref ReplicaState state,
        List<ReplicaMessageKind> kinds)
    {
        foreach (var (_, message) in from.Sent.ToArray())
        {
            from.Sent.RemoveAt(0);
            kinds.Add(message.Kind);
            protocol.OnMessage(ref state, new NodeId(1), message, to.Seam);
        }
    }

    private static MapAntiEntropy<TEnvironment> Protocol<TEnvironment>(ReplicaOptions options, IReplicaObserver? observer = null)
        where TEnvironment : struct, IGossipEnvironment<ReplicaMessage> =>
        new(new GossipClock(ClockModel.Synchronous, Period), options, observer);

    /// <summary>A run of twelve sites with writes to come.</summary>
    private sealed class Run : IReplicaObserver
    {
        private readonly MapAntiEntropy<SimulatedEnvironment<ReplicaMessage>> protocol;

        internal Run(ReplicaOptions options, ClockModel clock, ulong seed)
        {
            Text = $"{options.Mode} {options.Exchange} {clock} {options.Mails} seed {seed}";
            protocol = new(new GossipClock(clock, Period, isOrdered: true), options, this);
            Simulation = new(protocol, new SimulationOptions { Nodes = Sites });
            Simulation.Start(seed);
        }

        internal string Text { get; }

        internal Simulation<ReplicaState, ReplicaMessage> Simulation { get; }

        internal List<(NodeId Site, MapEntry Entry)> Changes { get; } = [];

        internal SortedDictionary<string, string?> Last { get; } = new(StringComparer.Ordinal);

        public void Changed(NodeId site, MapEntry entry, Instant at) => Changes.Add((site, entry));

        internal void Write(Duration at, NodeId site, string key, bool isDeletion)
        {
            Last[key] = isDeletion ? null : $"{at.Nanoseconds}";
            Simulation.Act(Instant.Zero + at, site, (ref state, environment) =>
            {
                if (isDeletion)
                {
                    protocol.Delete(ref state, key, environment);
                }
                else
                {
                    protocol.Put(ref state, key, Payload.OfText($"{at.Nanoseconds}"), environment);
                }
            });
        }

        internal void Until(Duration end)
        {
            while (Simulation.Now < Instant.Zero + end)
            {
                Simulation.Step();
            }
        }
    }
}
