namespace Distribution.Protocol.Tests;

/// <summary>A seam that only draws.</summary>
internal readonly struct DrawEnvironment(Random random) : IEnvironment<int>
{
    public NodeId Self => default;

    public Instant Now => default;

    public int NextRandom(int exclusiveUpperBound) => random.Next(exclusiveUpperBound);

    public void Send(NodeId to, in int message) => throw new InvalidOperationException("A draw sends nothing.");

    public bool Buggify(string point) => false;

    public void SetTimer(TimerId timer, Duration delay) => throw new InvalidOperationException("A draw arms nothing.");
}
