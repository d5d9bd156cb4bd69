namespace Distribution.Protocol.Tests;

/// <summary>What one site does with certificates and copies that come to it.</summary>
public sealed class ReplicaTests
{
    private static readonly NodeId Here = new(3);
    private static readonly CertificateRule Rule = new(new Duration(100), new Duration(1_000), 1);

    private static readonly MapEntry Copy = MapEntry.Of("key", Payload.OfText("1"), new EntryVersion(5, 1));

    [Test]
    public void A_certificate_deletes_and_refuses_older_copies_until_its_time_is_over()
    {
        var replica = Of(Death(at: 10, []));
        Assert.That(replica.Receive(Copy, new Instant(50), stages: false), Is.Null);
        replica.Expire(new Instant(109));
        Assert.That((replica.Value("key"), replica.Shown.Entries.Count), Is.EqualTo(((Payload?)null, 1)));
        replica.Expire(new Instant(110));
        Assert.That((replica.Shown.Entries.Count, replica.Dormant.Entries.Count), Is.EqualTo((0, 0)));
        Assert.That(replica.Receive(Copy, new Instant(111), stages: false), Is.EqualTo(Copy), "nobody remembers that it died");
    }

    [Test]
    public void A_retention_site_keeps_a_dormant_certificate_that_an_obsolete_copy_awakens()
    {
        var replica = Of(Death(at: 10, [new NodeId(8), Here]));
        replica.Expire(new Instant(110));
        Assert.That((replica.Shown.Entries.Count, replica.Dormant.Entries.Count), Is.EqualTo((0, 1)));

        var awake = replica.Receive(Copy, new Instant(500), stages: false);
        Assert.That(awake!.IsCertificate, Is.True);
        Assert.That((awake.Activation, awake.Version), Is.EqualTo((new Instant(500), new EntryVersion(10, 2))));
        Assert.That((replica.Shown.Entries.Count, replica.Dormant.Entries.Count), Is.EqualTo((1, 0)));

        // Its life begins anew: T1 to be spread, then T2 to sleep.
        replica.Expire(new Instant(599));
        Assert.That(replica.Shown.Entries, Has.Count.EqualTo(1));
        replica.Expire(new Instant(600));
        Assert.That((replica.Shown.Entries.Count, replica.Dormant.Entries.Count), Is.EqualTo((0, 1)));
        replica.Expire(new Instant(1_600));
        Assert.That(replica.Dormant.Entries, Is.Empty);
    }

    [Test]
    public void What_is_written_after_a_deletion_lives_though_the_certificate_sleeps()
    {
        var replica = Of(Death(at: 10, [Here]));
        replica.Expire(new Instant(110));
        var rewritten = MapEntry.Of("key", Payload.OfText("2"), new EntryVersion(11, 1));
        Assert.That(replica.Receive(rewritten, new Instant(200), stages: false), Is.EqualTo(rewritten));
        Assert.That((replica.Value("key")!.ToString(), replica.Dormant.Entries.Count), Is.EqualTo(("2", 0)));
    }

    [Test]
    public void A_sleeping_certificate_is_not_awakened_by_itself()
    {
        var replica = Of(Death(at: 10, [Here]));
        replica.Expire(new Instant(110));
        Assert.That(replica.Receive(Death(at: 10, [Here]), new Instant(120), stages: false), Is.Null);
        Assert.That(replica.Dormant.Entries, Has.Count.EqualTo(1));
    }

    [Test]
    public void What_is_learned_in_a_cycle_is_shown_in_the_next_one_and_expires_then()
    {
        var replica = new Replica(Here, new ReplicaOptions { Certificates = Rule });
        replica.Receive(Copy, new Instant(6), stages: true);
        Assert.That((replica.Shown.Entries.Count, replica.Value("key")), Is.EqualTo((0, Copy.Value)));
        var known = replica.Checksum;
        replica.BeginCycle();
        Assert.That((replica.Shown.Checksum, replica.Checksum), Is.EqualTo((known, known)));

        replica.Receive(Death(at: 10, []), new Instant(105), stages: true);
        replica.Expire(new Instant(110));
        replica.BeginCycle();
        replica.Expire(new Instant(111));
        Assert.That(replica.Shown.Entries, Is.Empty);
    }

    private static Replica Of(MapEntry certificate)
    {
        var replica = new Replica(Here, new ReplicaOptions { Certificates = Rule, InitialEntries = [Copy] });
        Assert.That(replica.Receive(certificate, new Instant(20), stages: false), Is.EqualTo(certificate));
        return replica;
    }

    private static MapEntry Death(long at, IReadOnlyList<NodeId> retainers) =>
        MapEntry.Certificate("key", new EntryVersion(at, 2), new Instant(at), retainers);
}
