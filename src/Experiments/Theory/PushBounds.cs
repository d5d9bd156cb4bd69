namespace Distribution.Experiments.Theory;

/// <summary>Bounds of push's expected spreading time for every n, one partner a cycle and nothing lost (Doerr, Kuennemann 2014, theorem
/// 1): between floor(log2 n) + ln n - 1.116 and ceil(log2 n) + ln n + 2.765.</summary>
internal sealed class PushBounds : ITheory
{
    private const string Source = "expected spreading time (Doerr, Kuennemann 2014, theorem 1)";

    /// <inheritdoc/>
    public bool AppliesTo(Settings settings) => SpreadModel.TryReadForever(settings, out var model)
        && model is { Pushes: true, Pulls: false, Fanout: 1, Law: ContactLaw.Fixed, OneInforms: 1 };

    /// <inheritdoc/>
    public IReadOnlyList<TheoryLine> Lines(Settings settings, IReadOnlyDictionary<string, double> means)
    {
        _ = SpreadModel.TryReadForever(settings, out var model);
        var (low, high) = Of(model.Live);
        return
        [
            new TheoryLine($"{TheoryLine.LowerBound} of the {Source}", "tLast", low),
            new TheoryLine($"{TheoryLine.UpperBound} of the {Source}", "tLast", high),
        ];
    }

    /// <summary>The two bounds.</summary>
    /// <param name="nodes">2 or more.</param>
    internal static (double Low, double High) Of(int nodes)
    {
        var logarithm = Math.Log(nodes);
        return (double.Floor(Math.Log2(nodes)) + logarithm - 1.116, double.Ceiling(Math.Log2(nodes)) + logarithm + 2.765);
    }
}
