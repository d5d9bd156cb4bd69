using System.Globalization;
using System.Text.Json.Nodes;
using Distribution.Experiments.Plans;
using Distribution.Experiments.Running;
using Distribution.Experiments.Tests.Fakes;
using Distribution.Experiments.Tests.Reports;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Plans;

/// <summary>What the schema of plans refuses, the command line refuses.</summary>
[TestFixture]
internal sealed class PlanSchemaTests
{
    private const string Start = "protocol: rumor\naxes: {fanout: 1..3}\n";

    private static readonly SchemaCheck Schema = new(JsonNode.Parse(PlanSchema.Of(Composition.Catalog))!);

    private static readonly string[] Texts =
    [
        "", "none", "yes", "no", "0", "1", "-0", "1e2", "1.0", "1.", ".5", "-1", "-3", "0.5", "0.5%", "100%", "101%", "5m", "1.5s", "1e3ms", "-1s", "0s", "5 minutes", "7",
        "10000000", "10000001", "1e9", "2147483648", "18446744073709551615", "18446744073709551616", "push", "push-pull", "once", "Push", "ln", "ln+1", "ring", "complete",
        "small-world:4,0.1", "uniform:1ms..10ms", "10ms", "first", "a.json", "+1", "1,2", "0x10", "1_000", "NaN", "infinity",
    ];

    private static IEnumerable<string> Plans => Directory.EnumerateFiles(Repository.PathOf("plans"), "*.yaml").Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Plans))]
    public void The_plans_of_the_repository_are_plans_of_the_schema(string path) =>
        Assert.That(Schema.IsValid(Json(YamlText.Read(File.ReadAllText(path))!)), Is.True);

    [TestCase("runs: -3")]
    [TestCase("runs: 0.5")]
    [TestCase("seed: -1")]
    [TestCase("untilCi: 0")]
    [TestCase("untilCi: wide")]
    [TestCase("budget: 5 minutes")]
    [TestCase("budget: 300")]
    [TestCase("name: Big Name")]
    [TestCase("measures: [reech]")]
    [TestCase("measures: [reach, reach]")]
    [TestCase("charts: [reach-by-fanot]")]
    [TestCase("charts: samples-reech")]
    [TestCase("options: {mode: psh}")]
    [TestCase("options: {loss: 2}")]
    [TestCase("options: {nodes: 0}")]
    [TestCase("options: {nodes: [3]}")]
    [TestCase("grids: [{name: a, axes: {loss: [0, 1, 1.5]}}]")]
    [TestCase("grids: [{name: a, axes: {mode: pushpull}}]")]
    public void Both_refuse_it(string line)
    {
        var text = Start + line;
        Assert.That(() => Read(text), Throws.InstanceOf<UsageException>());
        Assert.That(Schema.IsValid(Json(YamlText.Read(text)!)), Is.False);
    }

    [TestCase("runs: '20'\nseed: 0\nuntilCi: 0.5%\nbudget: 1.5m\nname: 2026\nabout: 5")]
    [TestCase("runs: 1e3\nuntilCi: none\nbudget: none\nmeasures: reach\ncharts: [reach-by-fanout, missed-fanout]")]
    [TestCase("measures: []\ntheory: []\noptions: {mode: push-pull, loss: 10%, nodes: 1e2}")]
    [TestCase("grids: [{name: 'Pull, fast', axes: {mode: 'push,pull', loss: [0, '0.1,0.2'], nodes: 10..20}}]")]
    public void Both_take_it(string lines)
    {
        Assert.That(() => Read(Start + lines), Throws.Nothing);
        Assert.That(Schema.IsValid(Json(YamlText.Read(Start + lines)!)), Is.True);
    }

    // A YAML parser makes a number of what looks like one, and one of the older version a boolean of yes and no.
    [Test]
    public void What_an_option_takes_the_schema_takes_however_it_is_parsed()
    {
        foreach (var protocol in Composition.Catalog.Protocols)
        {
            foreach (var option in protocol.Options)
            {
                foreach (var text in Texts.Where(option.Takes))
                {
                    JsonNode?[] parsed = [JsonValue.Create(text), Plain(text), text is "yes" or "no" ? JsonValue.Create(text is "yes") : Plain(text)];
                    Assert.That(parsed.Select(value => Schema.IsValid($"{protocol.Name}.{option.Name}", value)), Is.All.True, $"{protocol.Name} {option.Name}: {text}");
                }
            }
        }
    }

    [Test]
    public void What_a_key_of_runs_takes_the_schema_takes()
    {
        foreach (var key in PlanKey.OfPlan)
        {
            foreach (var text in Texts.Where(text => PlanFile.OptionOf(key)?.Takes(text) is true && text.Length > 0))
            {
                foreach (var value in new[] { JsonValue.Create(text), Plain(text) })
                {
                    var plan = new JsonObject { ["protocol"] = "rumor", [key.Name] = value!.DeepClone() };
                    Assert.That(Schema.IsValid(plan), Is.True, $"{key.Name}: {value.ToJsonString()}");
                }
            }
        }
    }

    [Test]
    public void Names_of_plans_are_judged_alike()
    {
        foreach (var name in new[] { "a", "A", "a-b", "a_b", "2026", "", new string('a', 60), new string('a', 61), "a\n" })
        {
            var isValid = Schema.IsValid(new JsonObject { ["protocol"] = "rumor", ["name"] = name });
            var text = Start + $"name: {JsonValue.Create(name).ToJsonString()}";
            Assert.That(() => Read(text), isValid && !name.EndsWith('\n') ? Throws.Nothing : Throws.InstanceOf<UsageException>(), name);
        }
    }

    private static void Read(string text) => PlanFile.Parse(text, "plan.yaml", Composition.Catalog, [])
        .PlanOf(Settings.Read("sweep", RunOptions.OfSweeps, new Dictionary<string, string>(StringComparer.Ordinal)));

    private static JsonNode? Json(YamlValue value) => value switch
    {
        { Items: { } items } => new JsonArray([.. items.Select(Json)]),
        { Members: { } members } => new JsonObject(members.Select(member => KeyValuePair.Create(member.Name, Json(member.Value)))),
        { IsNull: true } => null,
        { IsQuoted: true } => JsonValue.Create(value.Text!),
        _ => Plain(value.Text!),
    };

    private static JsonValue Plain(string text) =>
        decimal.TryParse(text, NumberStyles.Float & ~NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number)
        : text is "true" or "false" ? JsonValue.Create(text is "true") : JsonValue.Create(text);
}
