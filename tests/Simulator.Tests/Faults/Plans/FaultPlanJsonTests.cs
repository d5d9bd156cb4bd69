using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Simulator.Tests;

internal sealed class FaultPlanJsonTests
{
    [SeededProperty(MaxTest = 300)]
    public void A_plan_reads_back_as_it_was(ulong seed, byte nodes)
    {
        var space = new FaultSpace { Nodes = 2 + nodes, Horizon = Duration.FromSeconds(10), Kinds = [.. FaultKinds.DrawnNames], Core = 0 };
        var plan = space.Draw(seed);
        var read = FaultPlanJson.Parse(FaultPlanJson.Write(plan).ToJsonString());
        Assert.That(FaultPlanJson.Write(read).ToJsonString(), Is.EqualTo(FaultPlanJson.Write(plan).ToJsonString()));
        Assert.That(read.Select(fault => fault.Story), Is.EqualTo(plan.Select(fault => fault.Story)));
        Assert.That(plan.Refusal(space.Nodes), Is.Null);
        Assert.That(plan.All(fault => fault.End.Nanoseconds <= space.Horizon.Nanoseconds), "all is over by the horizon");
    }

    [SeededProperty(MaxTest = 200)]
    public void A_single_message_reads_back_as_it_was(byte from, byte number, bool isNotice, ulong draw)
    {
        var message = new SingleMessage
        {
            From = from,
            To = from + 1,
            Number = number,
            IsNotice = isNotice,
            Arrivals = (draw % 3) switch
            {
                0 => [],
                1 => [new MessageArrival(Duration.Zero, draw)],
                _ => [new MessageArrival(new Duration(number)), new MessageArrival(Duration.Zero)],
            },
        };
        var read = (SingleMessage)FaultPlanJson.Parse(FaultPlanJson.Write([message]).ToJsonString())[0];
        Assert.That(read.Arrivals, Is.EqualTo(message.Arrivals));
        Assert.That(read with { Arrivals = message.Arrivals }, Is.EqualTo(message));
    }

    [TestCase("[{", "line 1: this is no JSON")]
    [TestCase("[\n{ \"fault\": \"cut\",\n }]", "line 3: this is no JSON")]
    [TestCase("{}", "a fault plan is a list of faults")]
    [TestCase("null", "a fault plan is a list of faults")]
    [TestCase("[\n\n 5]", "line 3: fault 0: a fault is an object with a member \"fault\"")]
    [TestCase("[null]", "line 1: fault 0: a fault is an object")]
    [TestCase("[{}]", "line 1: fault 0: it names no kind; \"fault\" is one of bandwidth,")]
    [TestCase("[{ \"fault\": 3 }]", "fault 0: it names no kind")]
    [TestCase("[{ \"fault\": \"cut\" },\n{ \"fault\": \"los\" }]", "line 2: fault 1: los is no kind of fault")]
    [TestCase("[{ \"fault\": \"cut\",\n\"at\": \"1s\",\n\"at\": \"2s\" }]", "line 3: the member at is there twice")]
    [TestCase("[{ \"fault\": \"cut\",\n\"fo\\ud800r\": \"1s\" }]", "line 2: a text holds half of a surrogate pair")]
    [TestCase("[{ \"fault\": \"\\ud800\" }]", "line 1: a text holds half of a surrogate pair")]
    [TestCase("[[[[[[[[[[[[[[[[[[", "line 1: lists and objects are nested more than 16 deep")]
    [TestCase("[{ \"fault\": \"cut\",\n\"node\": 1 }]", "line 1: fault 0 (cut): it has no member node; it takes at, for, from, salt, to")]
    [TestCase("[{ \"fault\": \"loss\" }]", "fault 0 (loss): chance is missing; it takes at, chance, for, from, salt, to")]
    [TestCase("[{ \"fault\": \"cut\",\n\"from\":\n[0, null] }]", "line 3: fault 0 (cut): from[1]: this is null; a single value belongs here")]
    [TestCase("[{ \"fault\": \"cut\",\n\"from\": 1 }]", "line 2: fault 0 (cut): from: a list belongs here, such as [0, 1]")]
    [TestCase("[{ \"fault\": \"cut\", \"from\": [0,\n\"one\"] }]", "line 2: fault 0 (cut): from[1]: 'one' is no whole number from -2147483648 to 2147483647")]
    [TestCase("[{ \"fault\": \"cut\", \"from\": [1.5] }]", "from[0]: '1.5' is no whole number")]
    [TestCase("[{ \"fault\": \"crash\", \"node\": 99999999999 }]", "node: '99999999999' is no whole number from")]
    [TestCase("[{ \"fault\": \"crash\", \"node\": null }]", "node: this is null; a single value belongs here")]
    [TestCase("[{ \"fault\": \"crash\", \"node\": [1] }]", "node: this is a list; a single value belongs here")]
    [TestCase("[{ \"fault\": \"crash\", \"node\": 1, \"keeps\": \"all\" }]", "keeps: 'all' is none of nothing, synced, everything")]
    [TestCase("[{ \"fault\": \"pause\", \"node\": 1, \"stopsClock\": 1 }]", "stopsClock: '1' is neither true nor false")]
    [TestCase("[{ \"fault\": \"cut\", \"at\": 5 }]", "at: '5' is no duration; allowed are such as \"200ms\"")]
    [TestCase("[{ \"fault\": \"cut\", \"at\": \"-1s\" }]", "at: '-1s' is before the start of the run")]
    [TestCase("[{ \"fault\": \"cut\", \"at\": \"forever\" }]", "at: 'forever' is no time")]
    [TestCase("[{ \"fault\": \"cut\", \"at\": true }]", "at: 'true' is no duration")]
    [TestCase("[{ \"fault\": \"loss\", \"chance\": 1.2 }]", "chance: '1.2' is no probability; allowed are 0 to 1")]
    [TestCase("[{ \"fault\": \"loss\", \"chance\": \"-1%\" }]", "chance: '-1%' is no probability")]
    [TestCase("[{ \"fault\": \"loss\", \"chance\": 1e400 }]", "chance: '1e400' is no probability")]
    [TestCase("[{ \"fault\": \"cut\", \"salt\": -1 }]", "salt: '-1' is no whole number from 0 to 18446744073709551615")]
    [TestCase("[{ \"fault\": \"distance\", \"places\": [[1, \"x\"]] }]", "places[0][1]: 'x' is no number")]
    [TestCase("[{ \"fault\": \"distance\", \"places\": [[1, 1e999]] }]", "places[0][1]: '1e999' is no number")]
    [TestCase("[{ \"fault\": \"message\", \"from\": 0, \"to\": 1, \"number\": 0,\n\"arrivals\": [{ \"after\": \"1s\" },\n{ \"afer\": \"1s\" }] }]", "line 3: fault 0 (message): arrivals[1]: it has no member afer; it takes after, corruption")]
    [TestCase("[{ \"fault\": \"message\", \"from\": 0, \"to\": 1, \"number\": 0, \"arrivals\": [{}] }]", "arrivals[0]: after is missing; it takes after, corruption")]
    [TestCase("[{ \"fault\": \"message\", \"from\": 0, \"to\": 1, \"number\": 0, \"arrivals\": [3] }]", "arrivals[0]: an object belongs here; it takes after, corruption")]
    public void What_is_no_plan_is_refused_in_one_line_that_says_where_and_what_is_allowed(string json, string reason)
    {
        var refusal = Assert.Throws<FaultPlanException>(() => FaultPlanJson.Parse(json))!.Message;
        Assert.That(refusal, Does.Contain(reason).And.Not.Contain("\n"));
    }

    [Test]
    public void A_plan_remembers_the_lines_of_its_faults() => Assert.That(
        FaultPlanJson.Parse("[{ \"fault\": \"cut\" },\n\n{ \"fault\": \"crash\",\n\"node\": 7 }]").Refusal(5),
        Is.EqualTo("line 3: fault 1 (crash): node: there is no node 7: nodes are 0 .. 4"));

    [Test]
    public void Nothing_stands_for_a_value_that_may_be_left_out_and_salts_may_be_numbers()
    {
        var cut = (Cut)FaultPlanJson.Parse("[{ \"fault\": \"cut\", \"from\": null, \"to\": [1], \"salt\": 18446744073709551615 }]")[0];
        Assert.That((cut.From, cut.To![0], cut.Salt), Is.EqualTo(((IReadOnlyList<int>?)null, 1, ulong.MaxValue)));
    }
}
