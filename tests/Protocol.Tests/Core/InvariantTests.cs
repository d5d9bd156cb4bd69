namespace Distribution.Protocol.Tests;

public sealed class InvariantTests
{
    [Test]
    public void A_broken_invariant_says_what_should_hold()
    {
        Assert.That(() => Invariant.Holds(true, "This holds."), Throws.Nothing);
        Assert.That(
            () => Invariant.Holds(false, "This should hold."), Throws.InstanceOf<InvariantException>().With.Message.EqualTo("This should hold."));
    }
}
