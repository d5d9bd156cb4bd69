using System.Globalization;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Tests.Fakes;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Exploring;

/// <summary>A kind of fault of a user's library is known as soon as the library is loaded.</summary>
internal sealed class LoadedFaultTests
{
    private static readonly string OwnFile = typeof(Eclipse).Assembly.Location;

    [Test]
    public async Task It_can_be_planned_and_drawn_like_any_other()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder.Path);
        await File.WriteAllTextAsync(folder["plan.yaml"], "- fault: eclipse\n  at: 1s\n  for: 2s\n  node: 1\n");
        var planned = await ExploreAsync("--plan", folder["plan.yaml"]);
        Assert.That(planned.Code, Is.EqualTo(ExitCode.Done), planned.Error);
        Assert.That(planned.Output, Does.Contain("faults   eclipse 8"));
        var drawn = await ExploreAsync("--faults", "eclipse");
        Assert.That(drawn.Code, Is.EqualTo(ExitCode.Done), drawn.Error);
        Assert.That(drawn.Output, Does.Match("faults +eclipse [1-9]"));
        Assert.That(FaultKinds.DrawnNamesFor(typeof(FaultKinds).Assembly), Has.None.EqualTo("eclipse"), "others do not draw it");
    }

    [Test]
    public async Task One_whose_code_throws_is_named_in_a_line()
    {
        var drawn = await ExploreAsync("--faults", "eclipse", "--nodes", Eclipse.Unlucky.ToString(CultureInfo.InvariantCulture));
        Assert.That(drawn.Code, Is.EqualTo(ExitCode.Usage), drawn.Error);
        Assert.That(drawn.Error, Is.EqualTo(
            "distribution: the fault eclipse is broken: Draw throws NotSupportedException: 13 nodes are too many\n"));
    }

    private static Task<Line.Outcome> ExploreAsync(params string[] arguments) => new Line { Catalog = Composition.Catalog }.RunAsync(
        ["explore", "group-gossip", "--load", OwnFile, "--out", "none", "--runs", "8", .. arguments]);
}

/// <summary>All that comes to a node is lost.</summary>
[FaultKind("eclipse")]
public sealed record Eclipse : NodeFault, IDrawnFault<Eclipse>
{
    /// <summary>Among so many nodes it cannot be drawn.</summary>
    public const int Unlucky = 13;

    /// <inheritdoc/>
    public override string Story => $"{Name} is eclipsed {Length}";

    /// <inheritdoc/>
    public static Eclipse Draw(FaultDraw draw)
    {
        if (draw.NodeCount == Unlucky)
        {
            throw new NotSupportedException("13 nodes are too many.");
        }

        var (at, length) = draw.Span();
        return new Eclipse { At = at, For = length, Node = draw.Node() };
    }

    /// <inheritdoc/>
    public override void Inject(IFaultyWorld world) => new Cut { At = At, For = For, To = [Node] }.Inject(world);

    /// <inheritdoc/>
    protected override void Begin(IFaultyWorld world, Protocol.NodeId node)
    {
    }

    /// <inheritdoc/>
    protected override void Finish(IFaultyWorld world, Protocol.NodeId node)
    {
    }
}
