using System.Text;
using Distribution.Processes;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Processes;

internal sealed class LineReaderTests
{
    [Test]
    public void Lines_come_one_after_another_and_what_has_no_end_is_none()
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes("one\n\ntwo\nrest"));
        Assert.That(All(new LineReader(input)), Is.EqualTo(new[] { "one", "", "two" }));
    }

    [Test]
    public void A_line_may_come_in_pieces_and_be_as_long_as_the_bound()
    {
        var longest = new string('x', LineReader.LineBytesMax);
        using var input = new Piecemeal(Encoding.UTF8.GetBytes($"{longest}\nshort\n"), 4_097);
        Assert.That(All(new LineReader(input)).Select(line => line.Length), Is.EqualTo(new[] { longest.Length, 5 }));
    }

    [Test]
    public void A_line_that_is_one_byte_too_long_is_none()
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes($"{new string('x', LineReader.LineBytesMax + 1)}\nb\n"));
        Assert.That(All(new LineReader(input)), Is.EqualTo(new[] { "", "b" }));
    }

    [Test]
    public void A_line_that_is_too_long_is_passed_over_in_bounded_memory()
    {
        using var input = new Piecemeal(Encoding.UTF8.GetBytes($"a\n{new string('x', 5 * LineReader.LineBytesMax)}\nb\n"), 65_536);
        var lines = new LineReader(input);
        Assert.That((Text(lines.Next()), lines.WasTooLong), Is.EqualTo(("a", false)));
        Assert.That((Text(lines.Next()), lines.WasTooLong), Is.EqualTo(("", true)));
        Assert.That((Text(lines.Next()), lines.WasTooLong), Is.EqualTo(("b", false)));
        Assert.That(lines.Next(), Is.Null);
    }

    [Test]
    public void A_pipe_that_breaks_has_ended()
    {
        using var input = new Piecemeal([], 1) { Breaks = true };
        Assert.That(new LineReader(input).Next(), Is.Null);
    }

    private static string Text(byte[]? line) => Encoding.UTF8.GetString(line!);

    private static List<string> All(LineReader lines)
    {
        var all = new List<string>();
        while (lines.Next() is { } line)
        {
            all.Add(Text(line));
        }

        return all;
    }

    /// <summary>Gives its bytes so many at a time, as a pipe does.</summary>
    private sealed class Piecemeal(byte[] bytes, int most) : MemoryStream(bytes)
    {
        public bool Breaks { get; init; }

        public override int Read(byte[] buffer, int offset, int count) =>
            Breaks ? throw new IOException("on purpose") : base.Read(buffer, offset, Math.Min(count, most));
    }
}
