namespace Distribution.Experiments.Theory;

/// <summary>Direct mail (Demers et al. 1987, section 1.2): each of the source's peers is missed with the probability of a loss,
/// independently of all others.</summary>
internal sealed class DirectMailReach : ITheory
{
    private const string Name = "exact, every mail arrives by itself (Demers et al. 1987, section 1.2)";

    /// <inheritdoc/>
    public bool AppliesTo(Settings settings) => settings.Name is "direct-mail" && FixedGraph.Of(settings) is not null
        && (RumorRules.IsComplete(settings) || CommonOptions.CrashedSites(settings) == 0);

    /// <inheritdoc/>
    public IReadOnlyList<TheoryLine> Lines(Settings settings, IReadOnlyDictionary<string, double> means)
    {
        var mailed = FixedGraph.Of(settings)!.Value.SourceNeighbours;
        var nodes = (double)settings.Get(CommonOptions.Nodes);
        var (crashed, loss) = (CommonOptions.CrashedSites(settings), settings.Get(CommonOptions.Loss));
        var (able, live) = (mailed - crashed, nodes - crashed);
        var deviation = Math.Sqrt(able * loss * (1 - loss) / settings.Get(CommonOptions.Messages)) / live;
        return
        [
            new TheoryLine(Name, "reach", (1 + (able * (1 - loss))) / live, deviation),
            new TheoryLine(Name, "traffic", mailed / nodes, 0),
        ];
    }
}
