using NUnit.Framework;

namespace Distribution.Experiments.Tests.Options;

[TestFixture]
internal sealed class ListTextTests
{
    private static readonly ProtocolOption<int> Count = OptionKinds.Whole("count", "how many", 0, 1_000_000_000, 1);

    [TestCase("5", "5")]
    [TestCase("1,2,3", "1 2 3")]
    [TestCase("1..8", "1 2 3 4 5 6 7 8")]
    [TestCase("3..3", "3")]
    [TestCase("1e3..1e6*10", "1000 10000 100000 1000000")]
    [TestCase("1..10*3", "1 3 9")]
    [TestCase("1..3,8,16..64*2", "1 2 3 8 16 32 64")]
    public void A_list_is_expanded(string text, string expected) =>
        Assert.That(string.Join(' ', ListText.Expand("--count", text, Count.Takes)), Is.EqualTo(expected));

    [TestCase("")]
    [TestCase(",")]
    [TestCase("1,")]
    [TestCase(",1")]
    [TestCase("1..")]
    [TestCase("..8")]
    [TestCase("8..1")]
    [TestCase("1..x")]
    [TestCase("1...3")]
    [TestCase("1.5..3")]
    [TestCase("1..8*")]
    [TestCase("1..8*1")]
    [TestCase("1..8*0.5")]
    [TestCase("0..8*2")]
    [TestCase("-1..8*2")]
    [TestCase("1..1e9")]
    [TestCase("1..1e28*1.0000001")]
    public void A_malformed_or_endless_list_is_refused(string text) =>
        Assert.That(
            () => ListText.Expand("--count", text, Count.Takes),
            Throws.TypeOf<UsageException>().With.Message.StartsWith("--count '"));

    [TestCase("1..100000000", "more than 10000 values")]
    [TestCase("1..5000,1..5001", "more than 10000 values")]
    [TestCase("3..1", "ends before it begins")]
    [TestCase("1..3*1", "the factor of a range must be a number above 1")]
    [TestCase("1.5..3", "a range without a factor has whole ends")]
    [TestCase("0..8*2", "a range with a factor begins above 0")]
    [TestCase("1,,2", "an entry is empty")]
    public void The_refusal_of_a_list_says_why(string text, string reason) => Assert.That(
        () => ListText.Expand("--count", text, Count.Takes),
        Throws.TypeOf<UsageException>().With.Message.Contains(reason).And.Message.Contains("allowed are one value"));

    [Test]
    public void A_value_with_dots_and_commas_of_its_own_is_one_value()
    {
        var takes = CommonOptions.Latency.Takes;
        Assert.That(ListText.Expand("--latency", "uniform:1ms..10ms", takes), Is.EqualTo(new[] { "uniform:1ms..10ms" }));
        Assert.That(ListText.Expand("--latency", "lognormal:1ms,0.5", takes), Is.EqualTo(new[] { "lognormal:1ms,0.5" }));
        Assert.That(ListText.Expand("--latency", "constant:1ms,uniform:1ms..2ms", takes), Has.Count.EqualTo(2));
    }
}
