using System.Text;
using Distribution.Processes;
using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Processes;

/// <summary>What parent and child write to each other.</summary>
internal sealed class ChildTextTests
{
    [Test]
    public void A_configuration_survives_its_line()
    {
        var configuration = new ChildConfiguration(
            new NodeAddress("::1", 8000), [new("quote \"", "line\nfeed"), new("unicode", "\u00e9\u6f22\U0001F600")], ["/a/b.dll", "c.dll"],
            new LivenessOptions { Interval = Duration.FromMilliseconds(250), Timeout = Duration.FromMicroseconds(1_500), Helpers = 0, Pushes = 7 });

        var line = configuration.ToJsonLine();
        var read = ChildConfiguration.Parse(line);

        Assert.That(line.Count(static value => value == '\n'), Is.EqualTo(1), "one line");
        Assert.That(read.Listen, Is.EqualTo(configuration.Listen));
        Assert.That(read.Settings, Is.EqualTo(configuration.Settings));
        Assert.That(read.Assemblies, Is.EqualTo(configuration.Assemblies));
        Assert.That(read.Liveness, Is.EqualTo(configuration.Liveness));
    }

    [Test]
    public void Start_up_calls_survive_the_line_whatever_white_space_is_in_them()
    {
        var calls = new[]
        {
            Call.Local("keys", "add", Payload.OfText("[\n \"a\\nb\",\r\n {\"x\": 1e400} ]")), new Call("g", "status", "get", Payload.NoArguments),
        };
        var configuration = ChildConfiguration.Parse("{}"u8) with { OnStart = calls };

        var line = configuration.ToJsonLine();
        var read = ChildConfiguration.Parse(line).OnStart;

        Assert.That(line.Count(static value => value == '\n'), Is.EqualTo(1), "one line");
        Assert.That(read.Select(static call => call.ToString()), Is.EqualTo(calls.Select(static call => call.ToString())));
        Assert.That(read[0].Arguments.ToString(), Is.EqualTo("[\"a\\nb\",{\"x\":1e400}]"));
        Assert.That(read[1].Arguments.ToString(), Is.EqualTo("[]"));
    }

    [TestCase("")]
    [TestCase("port 80")]
    [TestCase("[]")]
    [TestCase("{\"port\":\"80\"}")]
    [TestCase("{\"port\":70000}")]
    [TestCase("{\"liveness\":true}")]
    [TestCase("{\"liveness\":{\"intervalMs\":0}}")]
    [TestCase("{\"liveness\":{\"helpers\":-1}}")]
    [TestCase("{\"liveness\":{\"patience\":1}}")]
    [TestCase("{\"onStart\":{}}")]
    [TestCase("{\"onStart\":[1]}")]
    [TestCase("{\"onStart\":[{\"service\":\"s\"}]}")]
    [TestCase("{\"onStart\":[{\"service\":\"s\",\"method\":\"m\",\"arguments\":7}]}")]
    [TestCase("{\"host\":\"two words\"}")]
    [TestCase("{\"host\":80}")]
    [TestCase("{\"color\":\"blue\"}")]
    [TestCase("{\"settings\":[]}")]
    [TestCase("{\"settings\":{\"a\":1}}")]
    [TestCase("{\"assemblies\":[1]}")]
    [TestCase("{\"assemblies\":\"a.dll\"}")]
    [TestCase("{} {}")]
    [TestCase("{\"port\":1")]
    public void A_wrong_configuration_is_refused_with_one_line(string json)
    {
        var refusal = Assert.Throws<ChildRefusedException>(() => ChildConfiguration.Parse(Encoding.UTF8.GetBytes(json)));

        Assert.That(refusal.Message, Does.Contain("configuration").And.Not.Contain("\n"));
    }

    [Test]
    public void A_ready_line_is_found_among_other_lines_however_they_arrive()
    {
        var ready = new ReadyLine(new NodeAddress("::1", 8000), 4711);
        byte[] output = [.. "hello\n{\"node\":1}\n{\"node\":\n"u8, .. new byte[5000], .. "\n"u8, .. ready.ToBytes(), .. "more\n"u8];
        foreach (var chunk in new[] { 1, 7, 1000, output.Length })
        {
            var scanner = new LineScanner(null);
            var found = output.Chunk(chunk).Where(bytes => scanner.Find(bytes, out var line, out _) && line == ready).ToList();
            Assert.That(found, Has.Count.EqualTo(1), $"in chunks of {chunk}");
        }
    }

    [Test]
    public void A_line_without_the_number_that_the_child_was_given_is_not_the_ready_line()
    {
        var address = new NodeAddress("127.0.0.1", 8000);
        var scanner = new LineScanner("7");
        Assert.That(scanner.Find(new ReadyLine(address, 1).ToBytes(), out _, out _), Is.False);
        Assert.That(scanner.Find(new ReadyLine(address, 2, "8").ToBytes(), out _, out _), Is.False);
        Assert.That(scanner.Find(new ReadyLine(address, 3, "7").ToBytes(), out var ready, out _));
        Assert.That(ready.ProcessId, Is.EqualTo(3));
    }

    [Test]
    public void Recent_output_is_the_last_64_lines_and_8_KiB_at_most()
    {
        var few = new RecentOutput();
        few.Append("one\ntwo\n"u8);
        Assert.That(few.ToString(), Is.EqualTo("one\ntwo"));

        var many = new RecentOutput();
        for (var i = 0; i < 1000; i++)
        {
            many.Append(Encoding.UTF8.GetBytes($"{i}\n"));
        }

        Assert.That(many.ToString().Split('\n'), Is.EqualTo(Enumerable.Range(1000 - 64, 64).Select(static i => $"{i}")));

        var wide = new RecentOutput();
        wide.Append(Encoding.UTF8.GetBytes(new string('a', 20_000) + "end"));
        Assert.That(wide.ToString(), Is.EqualTo(new string('a', (8 * 1024) - 3) + "end"));
    }
}
