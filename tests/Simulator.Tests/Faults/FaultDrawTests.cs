using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Simulator.Tests;

/// <summary>Chance for faults.</summary>
internal sealed class FaultDrawTests
{
    [TestCase(0)]
    [TestCase(-1)]
    public void There_is_no_number_below_nothing(int bound)
    {
        var draw = new FaultDraw(new FaultSpace { Nodes = 2, Horizon = Duration.FromSeconds(1), Kinds = [] }, new RandomStream(1));
        Assert.That(() => draw.Below(bound), Throws.TypeOf<ArgumentOutOfRangeException>());
    }
}
