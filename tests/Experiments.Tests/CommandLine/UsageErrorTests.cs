using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.CommandLine;

[TestFixture]
internal sealed class UsageErrorTests
{
    private static readonly Catalog Everything = Composition.Catalog with { Protocols = [.. Composition.Catalog.Protocols, new FakeProtocol()] };

    [TestCase("simulat fake", "'simulat': allowed are list, simulate, sweep, replay, call, node (did you mean 'simulate'?)")]
    [TestCase("simulate", "simulate needs one of fake")]
    [TestCase("simulate fakr", "'fakr': allowed are fake (did you mean 'fake'?)")]
    [TestCase("simulate fake --lvel 2", "--lvel: fake has no such option (did you mean '--level'?)")]
    [TestCase("simulate fake --zzzzzz 2", "--zzzzzz: fake has no such option")]
    [TestCase("simulate fake --level", "--level needs a value")]
    [TestCase("simulate fake --level 1 --level 2", "--level is given more than once")]
    [TestCase("simulate fake --level 10", "--level '10': allowed are whole numbers from 0 to 9")]
    [TestCase("simulate fake --level -1", "--level '-1': allowed are whole numbers from 0 to 9")]
    [TestCase("simulate fake --level=", "--level needs a value")]
    [TestCase("simulate fake --nodes 1 --level 9", "--level '9': allowed are 0 to 8 with --nodes 1")]
    [TestCase("simulate fake --level --nodes 2", "--level needs a value")]
    [TestCase("explore group-gossip --keep-going --out none", "--keep-going needs yes or no")]
    [TestCase("explore group-gossip --jobs 1 --keep-going", "--keep-going needs yes or no")]
    [TestCase("explore group-gossip --keep-going none", "--keep-going 'none': allowed are yes, no")]
    [TestCase("simulate fake extra", "'extra': fake takes nothing more")]
    [TestCase("simulate fake @file", "'@file': fake takes nothing more")]
    [TestCase("simulate fake --load missing.dll", "--load 'missing.dll': there is no such file")]
    [TestCase("sweep fake", "sweep fake needs a list or a range for an option, such as --level 1..3")]
    [TestCase("sweep fake --level 1,2,x", "--level 'x': allowed are whole numbers from 0 to 9")]
    [TestCase("sweep fake --level 3..1", "--level '3..1': the range ends before it begins; allowed are one value, a list such as 1,2,3, or a range such as 1..8 or 1e3..1e6*10")]
    [TestCase("report", "report needs dir; for example: distribution report results/sweep-rumor/20260101-120000")]
    [TestCase("sweep fake --level 8..9 --nodes 1,2", "--level '9': allowed are 0 to 8 with --nodes 1")]
    [TestCase("sweep fake --nodes 1..1000 --level 0..9 --loss 0,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9,1", "sweep fake: the grid has 110000 settings, allowed are 100000")]
    [TestCase("call nowhere status.get", "host:port 'nowhere': allowed are addresses such as 127.0.0.1:7001")]
    [TestCase("call 127.0.0.1:1 status", "service.method 'status': allowed are names such as status.get")]
    [TestCase("call 127.0.0.1:1 status.get [", "json '[': allowed are JSON arrays such as [\"counts\"]")]
    [TestCase("call 127.0.0.1:1", "call needs service.method; for example: distribution call 127.0.0.1:7001 status.get '[\"counts\"]'")]
    public async Task Wrong_usage_is_one_line_and_exit_code_2(string line, string message)
    {
        var isOfAll = line.StartsWith("report", StringComparison.Ordinal) || line.StartsWith("explore", StringComparison.Ordinal);
        var outcome = await new Line { Catalog = isOfAll ? Composition.Catalog : new() { Protocols = [new FakeProtocol()] } }
            .RunAsync(line.Split(' '));
        Assert.That(outcome.Error, Is.EqualTo($"distribution: {message}\n"));
        Assert.That(outcome.Output, Is.Empty);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Usage));
    }

    private static IEnumerable<TestCaseData> Refused() =>
        from command in Commands()
        from option in command.Options
        from text in new[] { "x", "-1", "1e99", "NaN", "", "ü\u0000" }
        where !option.Takes(text)
        select new TestCaseData(command.Line, option, text).SetArgDisplayNames(command.Line, option.Flag, text);

    private static IEnumerable<(string Line, IReadOnlyList<ProtocolOption> Options)> Commands() =>
    [
        .. Everything.Protocols.Select(item => ($"simulate {item.Name}", item.Options)),
        .. Everything.Protocols.Select(item => ($"simulate {item.Name}", Experiments.Running.RunOptions.OfRuns)),
        .. Everything.Measurements.Select(item => ($"measure {item.Name}", item.Options)),
        .. Everything.Comparisons.Select(item => ($"compare {item.Name}", item.Measurement.Options)),
        .. Everything.Benchmarks.Select(item => ($"bench {item.Name}", item.Options)),
    ];

    [TestCaseSource(nameof(Refused))]
    public async Task Every_listed_option_refuses_what_it_does_not_take(string line, ProtocolOption option, string text)
    {
        var outcome = await new Line { Catalog = Everything }.RunAsync([.. line.Split(' '), option.Flag, text]);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Usage));
        Assert.That(outcome.Error, Does.StartWith($"distribution: {option.Flag} '").And.EndWith($"': allowed are {option.Allowed}\n"));
        Assert.That(outcome.Error.Count(character => character == '\n'), Is.EqualTo(1));
    }

    [Test]
    public void Every_default_reads_back_as_itself()
    {
        foreach (var (line, options) in Commands())
        {
            var settings = Experiments.Settings.Read("all", options, GivenWhereNeeded(options));
            foreach (var option in options)
            {
                Assert.That(option.Read(settings.TextOf(option)).Text, Is.EqualTo(settings.TextOf(option)), $"{line} {option.Flag}");
            }
        }
    }

    [SeededProperty(MaxTest = 100)]
    public async Task No_words_end_in_an_unhandled_exception(string?[] words)
    {
        string[] arguments = ["simulate", "fake", "--runs", "1", "--out", "none", .. words.Select(word => word ?? "")];
        var outcome = await new Line().RunAsync(arguments);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done).Or.EqualTo(ExitCode.Usage), outcome.Error);
    }

    [Test]
    public async Task Verbose_adds_the_stack()
    {
        var outcome = await new Line().RunAsync("simulate", "fake", "--level", "10", "--verbose");
        Assert.That(outcome.Error, Does.Contain("   at Distribution.Experiments."));
    }

    private static Dictionary<string, string> GivenWhereNeeded(IReadOnlyList<ProtocolOption> options) =>
        options.Contains(Experiments.Protocols.RumorProtocol.Stop)
            ? new Dictionary<string, string>(StringComparer.Ordinal) { ["stop"] = "once" }
            : [];
}
