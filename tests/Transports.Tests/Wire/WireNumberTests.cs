using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Wire;

internal sealed class WireNumberTests
{
    private static readonly WireCodec Codec = new(new TestBook(first: 0));

    /// <summary>A message that is one number.</summary>
    private readonly record struct Number(ulong Value) : IWireMessage<Number>
    {
        public void Write(ref WireWriter writer) => writer.WriteNumber(Value);

        public static bool TryRead(ref WireReader reader, out Number message)
        {
            var read = reader.TryReadNumber(out var value);
            message = new Number(value);
            return read;
        }
    }

    [TestCase(0UL, 1)]
    [TestCase(127UL, 1)]
    [TestCase(128UL, 2)]
    [TestCase(16_383UL, 2)]
    [TestCase(16_384UL, 3)]
    [TestCase(ulong.MaxValue, 10)]
    public void A_number_takes_one_byte_for_every_seven_bits(ulong value, int bytes)
    {
        var buffer = new WireBuffer();
        Codec.Encode(new Number(value), buffer);

        Assert.That(buffer.Length, Is.EqualTo(bytes));
        Assert.That(Codec.TryDecode<Number>(buffer.Written, out var read));
        Assert.That(read.Value, Is.EqualTo(value));
    }

    [TestCase(new byte[] { })]
    [TestCase(new byte[] { 0x80 })]
    [TestCase(new byte[] { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x02 })]
    [TestCase(new byte[] { 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00 })]
    public void A_number_that_ends_too_early_or_has_more_than_64_bits_is_refused(byte[] bytes) =>
        Assert.That(Codec.TryDecode<Number>(bytes, out _), Is.False);

    [SeededProperty(MaxTest = 500)]
    public void A_buffer_gives_back_what_was_appended(byte[][] parts)
    {
        var buffer = new WireBuffer();
        var expected = new List<byte>();
        foreach (var part in parts)
        {
            buffer.Append(part);
            expected.AddRange(part);
        }

        Assert.That(buffer.Written.ToArray(), Is.EqualTo(expected));
        buffer.Truncate(expected.Count / 2);
        Assert.That(buffer.Written.ToArray(), Is.EqualTo(expected[..(expected.Count / 2)]));
        buffer.Release();
        Assert.That(buffer.Length, Is.Zero);
    }
}
