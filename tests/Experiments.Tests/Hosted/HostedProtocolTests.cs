using System.Text.Json;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Hosted;
using Distribution.Experiments.Tests.Fakes;
using Distribution.Experiments.Tests.Reports;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Hosted;

[TestFixture]
internal sealed class HostedProtocolTests
{
    private static readonly string OwnFile = typeof(HostedProtocolTests).Assembly.Location;

    [Test]
    public async Task A_marked_class_is_listed_as_a_protocol_and_as_a_measurement()
    {
        var outcome = await Run("list");
        Assert.That(outcome.Output, Does.Contain("distribution simulate loaded-gossip").And.Contain("distribution measure loaded-gossip"));
    }

    [Test]
    public async Task It_spreads_in_the_simulator_as_infect_and_die_does()
    {
        using var document = await Document("simulate", "loaded-gossip", "--nodes", "1000", "--fanout", "3", "--messages", "5", "--runs", "20");

        // s = 1 - e^(-3 s); a rumor that dies out at once is rare, and one message in twenty lost for ever is far away.
        Assert.That(Mean(document, "reach"), Is.EqualTo(0.9405).Within(0.01));
        Assert.That(Mean(document, "traffic"), Is.EqualTo(5 * 3 * Mean(document, "reach")).Within(1e-9));
        Assert.That(Mean(document, "lastArrivalMs"), Is.GreaterThan(Mean(document, "meanArrivalMs")).And.LessThan(200));
    }

    [Test]
    public async Task Crashed_nodes_count_neither_as_reached_nor_as_missed()
    {
        using var document = await Document("simulate", "loaded-gossip", "--nodes", "10", "--fanout", "n-1", "--crashed", "50%", "--runs", "3");
        Assert.That(Mean(document, "all"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_sweep_runs_it()
    {
        var outcome = await Run("sweep", "loaded-gossip", "--fanout", "1..3", "--nodes", "50", "--runs", "3");
        Assert.That(outcome.Output, Does.StartWith("loaded-gossip: 3 of 3 settings"), outcome.Error);
    }

    [Test]
    public async Task A_protocol_that_never_is_quiet_ends_when_it_is_told_to()
    {
        using var document = await Document("simulate", "restless-gossip", "--nodes", "10", "--until", "1s", "--runs", "1");
        Assert.That(document.RootElement.GetProperty("performance").GetProperty("events").GetInt64(), Is.InRange(91, 101));
    }

    [Test]
    public async Task Child_processes_run_it_over_tcp_with_the_same_measures()
    {
        using var simulated = await Document("simulate", "loaded-gossip", "--nodes", "3", "--fanout", "n-1", "--messages", "4", "--runs", "2");
        using var measured = await Document("measure", "loaded-gossip", "--nodes", "3", "--fanout", "n-1", "--messages", "4", "--runs", "2");
        Assert.That(Names(measured), Is.EqualTo(Names(simulated)));
        using (Assert.EnterMultipleScope())
        {
            foreach (var measure in new[] { "reach", "all", "traffic" })
            {
                Assert.That(Mean(measured, measure), Is.EqualTo(Mean(simulated, measure)).Within(1e-9), measure);
            }

            Assert.That(Mean(measured, "lastArrivalMs"), Is.GreaterThanOrEqualTo(Mean(measured, "meanArrivalMs")).And.Positive);
        }
    }

    [Test]
    public async Task A_run_over_tcp_waits_for_what_is_still_to_be_told()
    {
        using var measured = await Document("measure", "patient-gossip", "--nodes", "3", "--until", "30s");
        Assert.That(Mean(measured, "all"), Is.EqualTo(1));
        Assert.That(Mean(measured, "traffic"), Is.EqualTo(2));
        Assert.That(Mean(measured, "lastArrivalMs"), Is.GreaterThanOrEqualTo(100));
    }

    [Test]
    public async Task A_protocol_that_fails_is_one_line_on_either_host()
    {
        var simulated = await Run("simulate", "failing-gossip", "--nodes", "2", "--runs", "1");
        var measured = await Run("measure", "failing-gossip", "--nodes", "2");
        Assert.That(simulated.Code, Is.EqualTo(ExitCode.Failed));
        Assert.That(simulated.Error, Does.EndWith("planted\n"));
        Assert.That(measured.Code, Is.EqualTo(ExitCode.Failed));
        Assert.That(measured.Error, Does.EndWith("planted\n"));
    }

    [Test]
    public async Task Its_options_are_set_in_the_simulator_in_a_sweep_and_over_tcp()
    {
        string[] twice = ["--nodes", "3", "--fanout", "n-1", "--runs", "1", "--said-times", "2"];
        using var simulated = await Document(["simulate", "loaded-gossip", .. twice]);
        using var measured = await Document(["measure", "loaded-gossip", .. twice]);
        Assert.That(Mean(simulated, "traffic"), Is.EqualTo(2 * 2));
        Assert.That(Mean(measured, "traffic"), Is.EqualTo(2 * 2));
        using var silent = await Document("measure", "loaded-gossip", "--nodes", "3", "--manner", "nobody-else", "--pause", "2s");
        Assert.That(Mean(silent, "traffic"), Is.Zero);
        Assert.That(silent.RootElement.GetProperty("options").GetProperty("pause").GetString(), Is.EqualTo("2s"));
        var sweep = await Run("sweep", "loaded-gossip", "--is-silent", "yes,no", "--nodes", "9", "--runs", "2");
        Assert.That(sweep.Output, Does.StartWith("loaded-gossip: 2 of 2 settings"), sweep.Error);
    }

    [Test]
    public async Task All_states_of_the_example_of_the_documentation_are_as_many_as_it_says()
    {
        var explored = await Run("explore", "five-times", "--strategy", "exhaustive", "--nodes", "3");
        Assert.That(explored.Code, Is.EqualTo(ExitCode.Done), explored.Error);
        var shown = explored.Output.Split('\n')[0];
        Assert.That(await File.ReadAllTextAsync(Repository.PathOf("docs", "writing-a-protocol.md")), Does.Contain($"```\n{shown}\n```"));
    }

    [Test]
    public async Task The_example_of_the_documentation_is_the_one_that_runs()
    {
        var example = await File.ReadAllTextAsync(Repository.PathOf("tests", "Experiments.Tests", "Hosted", "FiveTimes.cs"));
        Assert.That(await File.ReadAllTextAsync(Repository.PathOf("docs", "writing-a-protocol.md")), Does.Contain(example));
        using var document = await Document("simulate", "five-times", "--nodes", "1000", "--runs", "5");
        Assert.That(Mean(document, "reach"), Is.EqualTo(0.993).Within(0.01), "1 - s, where s = e^(-5 (1 - s))");
        Assert.That(Mean(document, "traffic"), Is.EqualTo(5 * Mean(document, "reach")).Within(1e-9));
    }

    [Test]
    public async Task It_can_be_compared()
    {
        using var both = await Document("compare", "loaded-gossip", "--nodes", "3", "--fanout", "n-1", "--said-times", "3", "--runs", "2");
        Assert.That(both.RootElement.GetProperty("gap").GetProperty("traffic").GetProperty("difference").GetDouble(), Is.Zero);
        Assert.That(both.RootElement.GetProperty("simulated").GetProperty("options").GetProperty("said-times").GetInt32(), Is.EqualTo(3));
    }

    [TestCase("--said-times 6", "--said-times '6': allowed are whole numbers from 1 to 5")]
    [TestCase("--manner loud", "--manner 'loud': allowed are all-at-once, nobody-else")]
    [TestCase("--is-silent maybe", "--is-silent 'maybe': allowed are yes, no")]
    [TestCase("--pause 2h", "--pause '2h': allowed are durations from 0ns to 3600s, such as 200ms, 1.5s or 2m")]
    [TestCase("--share 1", "--share '1': nothing would be left (Parameter 'value')")]
    public async Task A_value_that_its_option_or_its_property_refuses_is_wrong_usage(string option, string message)
    {
        foreach (var verb in new[] { "simulate", "measure", "compare" })
        {
            var outcome = await Run([verb, "loaded-gossip", "--nodes", "2", .. option.Split(' ')]);
            Assert.That(outcome.Error, Is.EqualTo($"distribution: {message}\n"), verb);
            Assert.That(outcome.Code, Is.EqualTo(ExitCode.Usage), verb);
        }
    }

    [TestCase(typeof(Unfit.Closed), "an open class")]
    [TestCase(typeof(Unfit.NotGossip<>), "an open class")]
    [TestCase(typeof(Unfit.WithoutConstructor<>), "public constructor without parameters")]
    [TestCase(typeof(Unfit.Throwing<>), "its constructor failed: planted")]
    [TestCase(typeof(Unfit.OfPlainMessages<>), "Plain must implement IWireMessage<Plain>")]
    [TestCase(typeof(Unfit.OfReferences<>), "Text holds references or padding")]
    [TestCase(typeof(Unfit.OfOtherEnvironment<>), "no more than IGossipEnvironment<LoadedWord>")]
    [TestCase(typeof(Unfit.Misnamed<>), "'Mis Named' must be lower case")]
    [TestCase(typeof(Unfit.OptionOfText<>), "option Title must be an int, a double, a bool, a Duration or an enumeration")]
    [TestCase(typeof(Unfit.FixedOption<>), "option Number must have a public getter and a public setter")]
    [TestCase(typeof(Unfit.TakenOption<>), "option Nodes is called as one that there is already, --nodes")]
    [TestCase(typeof(Unfit.WrongDefault<>), "option Number does not take its own default 4")]
    public void A_class_that_cannot_be_run_is_one_clear_line(Type marked, string reason)
    {
        var refusal = Assert.Throws<UsageException>(() => ProtocolClass.Of(marked));
        Assert.That(refusal!.Message, Does.StartWith("the gossip protocol ").And.Contain(reason).And.Not.Contain('\n'));
    }

    private static Task<Line.Outcome> Run(params string[] arguments) =>
        new Line { Catalog = new Catalog() }.RunAsync([.. arguments, "--load", OwnFile, .. arguments is ["list"] ? [] : new[] { "--out", "none" }]);

    private static async Task<JsonDocument> Document(params string[] arguments)
    {
        var outcome = await Run([.. arguments, "--format", "json"]);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
        return JsonDocument.Parse(outcome.Output);
    }

    private static double Mean(JsonDocument document, string measure) =>
        document.RootElement.GetProperty("measures").GetProperty(measure).GetProperty("mean").GetDouble();

    private static IEnumerable<string> Names(JsonDocument document) =>
        document.RootElement.GetProperty("measures").EnumerateObject().Select(measure => measure.Name);
}
