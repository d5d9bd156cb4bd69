using Distribution.Tcp;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Tcp;

internal sealed class FrameReaderTests
{
    [SeededProperty(MaxTest = 100)]
    public void Frames_come_out_as_they_went_in_however_the_bytes_arrive(int seed)
    {
        var random = new Random(seed);
        var frames = Enumerable.Range(0, random.Next(1, 12)).Select(_ => Content(random)).ToList();
        var stream = frames.SelectMany(static frame => Stranger.Frame(frame)).ToArray();
        var reader = new FrameReader();
        var taken = new List<byte[]>();
        for (var sent = 0; sent < stream.Length;)
        {
            var room = reader.Room();
            var count = Math.Min(Math.Min(room.Length, stream.Length - sent), random.Next(1, random.Next(2, 40_000)));
            stream.AsSpan(sent, count).CopyTo(room.Span);
            reader.Arrived(count);
            sent += count;
            while (reader.Take(int.MaxValue, out var content) == FrameStatus.Whole)
            {
                taken.Add(content.ToArray());
            }
        }

        Assert.That(taken, Has.Count.EqualTo(frames.Count));
        for (var i = 0; i < frames.Count; i++)
        {
            Assert.That(taken[i].AsSpan().SequenceEqual(frames[i]), $"frame {i}");
        }

        reader.Release();
    }

    [Test]
    public void A_length_over_the_limit_is_seen_from_its_header_alone()
    {
        var reader = new FrameReader();
        new byte[] { 11, 0, 0, 0 }.CopyTo(reader.Room());
        reader.Arrived(4);

        Assert.That(reader.Take(10, out _), Is.EqualTo(FrameStatus.TooLong));
        Assert.That(reader.Take(11, out _), Is.EqualTo(FrameStatus.Partial));
    }

    private static byte[] Content(Random random)
    {
        var content = new byte[random.Next(4) == 0 ? random.Next(100_000) : random.Next(50)];
        random.NextBytes(content);
        return content;
    }
}
