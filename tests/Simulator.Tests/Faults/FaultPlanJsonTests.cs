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
}
