using System.Text;
using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Wire;

internal sealed class WireTextTests
{
    private static readonly WireCodec Codec = new(new TestBook(first: 0));

    /// <summary>A message that is one text.</summary>
    private readonly record struct Line(string Value) : IWireMessage<Line>
    {
        public void Write(ref WireWriter writer) => writer.WriteText(Value);

        public static bool TryRead(ref WireReader reader, out Line message)
        {
            var read = reader.TryReadText(out var value);
            message = new Line(value);
            return read;
        }
    }

    [Test]
    public void A_text_takes_its_bytes_and_their_number_whatever_its_length([Values("x", "\u00e9", "\u20ac", "\U0001f600")] string part)
    {
        for (var parts = 0; parts < 140; parts++)
        {
            var text = new StringBuilder().Insert(0, part, parts).ToString();
            var bytes = Encoding.UTF8.GetByteCount(text);
            var buffer = new WireBuffer();
            Codec.Encode(new Line(text), buffer);

            Assert.That(buffer.Length, Is.EqualTo(bytes + (bytes < 128 ? 1 : 2)));
            Assert.That(Codec.TryDecode<Line>(buffer.Written, out var read));
            Assert.That(read.Value, Is.EqualTo(text));
        }
    }

    [Test]
    public void Half_a_surrogate_pair_becomes_the_replacement_character()
    {
        var buffer = new WireBuffer();
        Codec.Encode(new Line("a\ud83d"), buffer);

        Assert.That(Codec.TryDecode<Line>(buffer.Written, out var read));
        Assert.That(read.Value, Is.EqualTo("a\ufffd"));
    }

    [Test]
    public void No_more_can_be_appended_than_there_is_room_for()
    {
        var buffer = new WireBuffer();
        var room = buffer.Room(3);
        room[0] = 1;
        buffer.Advance(1);

        Assert.That(buffer.Written.ToArray(), Is.EqualTo(new byte[] { 1 }));
        Assert.That(() => buffer.Advance(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => buffer.Advance(1 << 24), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
