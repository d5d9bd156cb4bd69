using System.Text;
using Distribution.Protocol;
using FsCheck;
using FsCheck.Fluent;
using Outcome = Distribution.Protocol.Outcome;

namespace Distribution.Transports.Tests.Wire;

/// <summary>Messages of every shape, with the origins of one book.</summary>
internal static class MessageGenerators
{
    internal static TestBook Book { get; } = new(first: 100);

    /// <summary>Any text, but no half of a surrogate pair, which no encoding of text carries.</summary>
    private static Gen<string> Text { get; } =
        ArbMap.Default.GeneratorFor<string?>().Select(static text => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? "")));

    private static Gen<Payload> Payloads { get; } = Gen.OneOf(
        Gen.Elements(Payload.NoArguments, Payload.Null),
        ArbMap.Default.GeneratorFor<byte[]>().Select(static bytes => new Payload(bytes)));

    private static Gen<Call> Calls { get; } =
        from @group in Gen.OneOf(Gen.Constant(Call.LocalGroup), Text)
        from service in Text
        from method in Text
        from arguments in Payloads
        select new Call(@group, service, method, arguments);

    private static Gen<Outcome> Outcomes { get; } = Gen.OneOf(
        Payloads.Select(Outcome.Of),
        from kind in Gen.Elements(Enum.GetValues<CallErrorKind>())
        from message in Text
        select Outcome.Failed(kind, message));

    private static Gen<NodeAddress> Addresses { get; } =
        from host in Gen.Elements<string>("127.0.0.1", "::1", "fe80::1%eth0", "node-1.example", new string('h', NodeAddress.HostCharactersMax))
        from port in Gen.Choose(0, ushort.MaxValue)
        select new NodeAddress(host, port);

    private static Gen<ulong> Numbers { get; } = Gen.OneOf(
        ArbMap.Default.GeneratorFor<ulong>(), Gen.Elements<ulong>(0UL, 1, 0x7f, 0x80, 0x3fff, 0x4000, ulong.MaxValue));

    private static Gen<Duration> Durations { get; } =
        Gen.OneOf(Numbers.Select(static number => new Duration((long)(number >> 1))), Gen.Constant(Duration.MaxValue));

    private static Gen<RumorId> RumorIds { get; } =
        from address in Addresses
        from incarnation in Numbers
        from counter in Numbers
        select new RumorId(Origin(address, incarnation), unchecked((uint)counter));

    private static Gen<RumorContent> Contents { get; } =
        from @group in Text
        from call in Calls
        select new RumorContent(@group, call);

    internal static Arbitrary<Rumor> Rumors { get; } = Arb.From(
        from id in RumorIds
        from content in Gen.OneOf(Gen.Constant<RumorContent?>(null), Contents.Select(static content => (RumorContent?)content))
        select new Rumor(id, content));

    private static Gen<OriginDigest> Digests { get; } =
        from rumor in RumorIds
        from kept in Numbers
        from steps in Few(Gen.Choose(0, 100_000))
        select DigestOf(rumor, unchecked((uint)kept), steps);

    private static Gen<RumorDigest> RumorDigests { get; } =
        from @group in Text
        from kind in Gen.Elements(Enum.GetValues<DigestKind>())
        from origins in Few(Digests)
        select new RumorDigest(@group, kind, [.. origins.DistinctBy(static digest => digest.Origin)]);

    private static Gen<RepairBatch> Batches { get; } =
        from @group in Text
        from rumors in Few(RepairedIn(@group))
        select new RepairBatch(@group, [.. rumors]);

    private static Gen<NodeId> NodeIds { get; } = Addresses.Select(static address =>
    {
        Book.TryResolve(address, out var node);
        return node;
    });

    private static Gen<MapEntry> MapEntries { get; } =
        from key in Text
        from time in Gen.Choose(0, int.MaxValue)
        from site in Numbers
        from value in Gen.OneOf(Gen.Constant<Payload?>(null), Payloads.Select(static payload => (Payload?)payload))
        from retainers in Few(NodeIds)
        let version = new EntryVersion(time, site)
        select value is null ? MapEntry.Certificate(key, version, new Instant(time), [.. retainers]) : MapEntry.Of(key, value, version);

    internal static Arbitrary<ReplicaMessage> ReplicaMessages { get; } = Arb.From(
        from kind in Gen.Elements(Enum.GetValues<ReplicaMessageKind>())
        from attempt in Gen.Choose(0, ushort.MaxValue)
        from checksum in Numbers
        from entries in Few(MapEntries)
        select new ReplicaMessage(kind, HasContent(kind) ? new ReplicaContent(checksum, [.. entries]) : null, (ushort)attempt));

    internal static Arbitrary<NodeMessage> NodeMessages { get; } = Arb.From(Gen.OneOf(
        from id in Numbers from time in Durations from call in Calls select NodeMessage.Request(id, time, call),
        from id in Numbers from outcome in Outcomes select NodeMessage.Reply(id, outcome),
        from id in Numbers
        from time in Durations
        from rumor in RumorIds
        from content in Contents
        select NodeMessage.Gossip(id, time, new Rumor(rumor, content)),
        RumorDigests.Select(NodeMessage.Digest),
        Batches.Select(NodeMessage.Repair)));

    private static Gen<IEnumerable<T>> Few<T>(Gen<T> each) =>
        Gen.Choose(0, 4).SelectMany(count => each.ListOf(count)).Select(static few => few.AsEnumerable());

    private static Gen<RepairedRumor> RepairedIn(string name) =>
        from id in RumorIds
        from call in Calls
        from time in Durations
        select new RepairedRumor(new Rumor(id, new RumorContent(name, call)), time);

    /// <summary>Ranges at increasing counters, as a digest has them.</summary>
    private static OriginDigest DigestOf(RumorId rumor, uint kept, IEnumerable<int> steps)
    {
        var ranges = new List<CounterRange>();
        long after = rumor.Counter;
        foreach (var step in steps)
        {
            if (after + 1 + (2L * step) <= uint.MaxValue)
            {
                ranges.Add(new CounterRange((uint)(after + 1 + step), (uint)(after + 1 + (2L * step))));
                after = ranges[^1].Last;
            }
        }

        return new OriginDigest(rumor.Origin, kept, rumor.Counter, ranges);
    }

    private static OriginId Origin(NodeAddress address, ulong incarnation)
    {
        Book.TryResolveOrigin(address, incarnation, out var origin);
        return origin;
    }

    private static bool HasContent(ReplicaMessageKind kind) => kind is not (ReplicaMessageKind.Connect or ReplicaMessageKind.Accept
        or ReplicaMessageKind.Reject or ReplicaMessageKind.Request or ReplicaMessageKind.DigestRequest);
}
