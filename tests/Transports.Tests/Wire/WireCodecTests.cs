using Distribution.Protocol;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using Outcome = Distribution.Protocol.Outcome;

namespace Distribution.Transports.Tests.Wire;

internal sealed class WireCodecTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(1000);

    private readonly WireCodec here = new(MessageGenerators.Book);
    private readonly TestBook otherBook = new(first: 7);
    private readonly WireCodec there;

    public WireCodecTests() => there = new WireCodec(otherBook);

    [Test]
    public void Every_message_of_a_full_node_survives_the_wire() =>
        Prop.ForAll(MessageGenerators.NodeMessages, message =>
        {
            Assert.That(there.TryDecode<NodeMessage>(Encode(message), out var read));
            Assert.That(Text(read, otherBook), Is.EqualTo(Text(message, MessageGenerators.Book)));
        }).Check(Thorough);

    [Test]
    public void Every_rumor_survives_the_wire() =>
        Prop.ForAll(MessageGenerators.Rumors, rumor =>
        {
            Assert.That(there.TryDecode<Rumor>(Encode(rumor), out var read));
            Assert.That(Text(read, otherBook), Is.EqualTo(Text(rumor, MessageGenerators.Book)));
        }).Check(Thorough);

    [Test]
    public void Every_message_of_a_replica_survives_the_wire() =>
        Prop.ForAll(MessageGenerators.ReplicaMessages, message =>
        {
            var bytes = Encode(message);
            Assert.That(there.TryDecode<ReplicaMessage>(bytes, out var read));
            Assert.That(Text(read, otherBook), Is.EqualTo(Text(message, MessageGenerators.Book)));
            Assert.That(read.Fingerprint, Is.EqualTo(message.Fingerprint));
            for (var length = 0; length < bytes.Length; length++)
            {
                Assert.That(there.TryDecode<ReplicaMessage>(bytes.AsSpan(0, length), out _), Is.False, "cut");
            }
        }).Check(Thorough);

    [Test]
    public void A_truncated_message_is_refused_and_so_is_one_with_more_behind_it() =>
        Prop.ForAll(MessageGenerators.NodeMessages, message =>
        {
            var bytes = Encode(message);
            for (var length = 0; length < bytes.Length; length++)
            {
                Assert.That(there.TryDecode<NodeMessage>(bytes.AsSpan(0, length), out _), Is.False, "cut");
            }

            Assert.That(there.TryDecode<NodeMessage>([.. bytes, 0], out _), Is.False, "longer");
        }).Check(Config.QuickThrowOnFailure);

    [Test]
    public void A_message_with_wrong_bits_is_read_or_refused_but_never_throws() =>
        Prop.ForAll(MessageGenerators.NodeMessages, ArbMap.Default.ArbFor<int>(), (message, seed) =>
        {
            var bytes = Encode(message);
            var random = new Random(seed);
            for (var flips = random.Next(1, 4); flips > 0; flips--)
            {
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            }

            there.TryDecode<NodeMessage>(bytes, out _);
            there.TryDecode<Rumor>(bytes, out _);
            there.TryDecode<ReplicaMessage>(bytes, out _);
        }).Check(Thorough);

    [SeededProperty(MaxTest = 2000)]
    public void Garbage_never_throws_and_takes_no_more_memory_than_its_length_explains(byte[] bytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        there.TryDecode<NodeMessage>(bytes, out _);
        there.TryDecode<ReplicaMessage>(bytes, out _);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // A byte of UTF-8 becomes at most one UTF-16 unit; the constant covers the objects around.
        Assert.That(allocated, Is.LessThanOrEqualTo(1024 + (4 * bytes.Length)));
    }

    // Kind, call, and a service whose name claims 2^62 bytes; then the same for a payload.
    [TestCase(new byte[] { 1, 1, 1, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x3f })]
    [TestCase(new byte[] { 2, 1, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x3f })]
    public void A_length_that_is_not_there_is_refused_before_anything_is_allocated_for_it(byte[] bytes) =>
        Assert.That(there.TryDecode<NodeMessage>(bytes, out _), Is.False);

    // A digest's origins and a batch's rumors, as many as are allowed and more than the bytes that follow can hold.
    [TestCase(new byte[] { 5, 0, 0, 1, 0x80, 0x08, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 })]
    [TestCase(new byte[] { 6, 0, 0, 0x80, 0x02, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 })]
    public void A_count_that_is_not_there_is_refused_before_anything_is_allocated_for_it(byte[] bytes)
    {
        there.TryDecode<NodeMessage>(bytes, out _);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(there.TryDecode<NodeMessage>(bytes, out _), Is.False);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1024));
    }

    [Test]
    public void A_name_that_comes_again_is_the_same_object()
    {
        var bytes = Encode(NodeMessage.Request(1, Duration.Zero, Call.Local("mapper", "run", Payload.NoArguments)));
        there.TryDecode<NodeMessage>(bytes, out var first);
        there.TryDecode<NodeMessage>(bytes, out var second);

        Assert.That(((Call)second.Content).Service, Is.SameAs(((Call)first.Content).Service));
        Assert.That(((Call)second.Content).Arguments, Is.SameAs(Payload.NoArguments));
    }

    [Test]
    public void A_book_that_is_full_refuses_the_message_that_names_one_origin_more()
    {
        var small = new WireCodec(new TestBook(first: 0, originsMax: 1));
        Assert.That(small.TryDecode<Rumor>(Encode(new Rumor(RumorOf(1), null)), out _));
        Assert.That(small.TryDecode<Rumor>(Encode(new Rumor(RumorOf(2), null)), out _), Is.False);
        Assert.That(small.TryDecode<Rumor>(Encode(new Rumor(RumorOf(1), null)), out _));
    }

    [Test]
    public void The_time_left_of_a_passed_deadline_is_zero()
    {
        var late = NodeMessage.Request(1, Duration.FromSeconds(-1), Call.Local("a", "b", Payload.NoArguments));

        Assert.That(there.TryDecode<NodeMessage>(Encode(late), out var read));
        Assert.That(read.TimeLeft, Is.EqualTo(Duration.Zero));
    }

    private static RumorId RumorOf(ulong incarnation)
    {
        MessageGenerators.Book.TryResolveOrigin(new NodeAddress("origin", 1), incarnation, out var origin);
        return new RumorId(origin, 0);
    }

    private byte[] Encode<TMessage>(in TMessage message)
        where TMessage : struct, IWireMessage<TMessage>
    {
        var buffer = new WireBuffer();
        here.Encode(message, buffer);
        var bytes = buffer.Written.ToArray();
        buffer.Release();
        return bytes;
    }

    private static string Text(in ReplicaMessage message, TestBook book)
    {
        var entries = message.Content?.Entries.Select(entry => $"{entry.Key}|{entry.Value}|{entry.Version}|{entry.Activation}|"
            + string.Join(',', entry.Retainers.Select(book.AddressOf)));
        return $"{message.Kind} {message.Attempt} {message.Content?.Checksum} {string.Join(';', entries ?? [])}";
    }

    private static string Text(in NodeMessage message, TestBook book)
    {
        var content = message.Content switch
        {
            Call call => Text(call),
            Outcome outcome => outcome.Error?.ToString() ?? Hex(outcome.Value!),
            RumorContent rumor => Text(new Rumor(message.RumorId, rumor), book),
            RumorDigest digest => Text(digest, book),
            RepairBatch batch => $"{batch.Group} {string.Join(';', batch.Rumors.Select(rumor => $"{rumor.TimeLeft} {Text(rumor.Rumor, book)}"))}",
            _ => "nothing",
        };
        return $"{message.Kind} {message.CallId} {message.TimeLeft} {content}";
    }

    private static string Text(in Rumor rumor, TestBook book) =>
        $"{book.OriginOf(rumor.Id.Origin)} {rumor.Id.Counter} {(rumor.Content is { } content ? $"{content.Group}|{Text(content.Call)}" : "no content")}";

    // The order of origins is that of the host's numbers.
    private static string Text(RumorDigest digest, TestBook book) => $"{digest.Group} {digest.Kind} " + string.Join(
        ';',
        digest.Origins
            .Select(origin => $"{book.OriginOf(origin.Origin)} {origin.Kept} {origin.Unseen} {string.Join(',', origin.Seen)}")
            .Order(StringComparer.Ordinal));

    private static string Text(Call call) => $"{call.Group}|{call.Service}|{call.Method}|{Hex(call.Arguments)}";

    private static string Hex(Payload payload) => Convert.ToHexString(payload.Utf8Json.Span);
}
