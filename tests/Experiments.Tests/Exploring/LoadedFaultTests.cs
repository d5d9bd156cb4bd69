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

    [Test]
    public void A_member_may_be_a_list_of_any_type()
    {
        FaultKinds.Add(typeof(Several).Assembly);
        const string Text = "[{\"fault\":\"several\",\"array\":[1,2],\"list\":[3],\"pairs\":[[4,5]],\"sequence\":[],\"at\":\"0ns\",\"for\":\"1s\",\"salt\":\"0\"}]";
        var several = (Several)FaultPlanJson.Parse(Text)[0];
        Assert.That((several.Array, several.List, several.Pairs[0]), Is.EqualTo((new[] { 1, 2 }, new List<int> { 3 }, new[] { 4, 5 })));
        Assert.That(FaultPlanJson.Write([several]).ToJsonString().Length, Is.EqualTo(Text.Length));
        Assert.That(
            () => FaultPlanJson.Parse(Text.Replace("[3]", "3", StringComparison.Ordinal)),
            Throws.TypeOf<FaultPlanException>().With.Message.EqualTo("line 1: fault 0 (several): list: a list belongs here, such as [0, 1]"));
    }

    private static Task<Line.Outcome> ExploreAsync(params string[] arguments) => new Line { Catalog = Composition.Catalog }.RunAsync(
        ["explore", "group-gossip", "--load", OwnFile, "--out", "none", "--runs", "8", .. arguments]);
}

/// <summary>Does nothing, at several places.</summary>
[FaultKind("several")]
public sealed record Several : LastingFault
{
    /// <summary>Some.</summary>
    public required int[] Array { get; init; }

    /// <summary>More.</summary>
    public required List<int> List { get; init; }

    /// <summary>Pairs.</summary>
    public required IList<int[]> Pairs { get; init; }

    /// <summary>None.</summary>
    public IEnumerable<int> Sequence { get; init; } = [];

    /// <inheritdoc/>
    public override string Story => "nothing happens";

    /// <inheritdoc/>
    public override void Inject(IFaultyWorld world)
    {
        // Nothing happens.
    }
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
