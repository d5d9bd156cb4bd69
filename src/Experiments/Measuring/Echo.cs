namespace Distribution.Experiments.Measuring;

/// <summary>A service that children make by name: it sends back what it gets.</summary>
[Service]
public sealed class Echo
{
    /// <summary>The text itself.</summary>
    public string Say(string text) => text;
}
