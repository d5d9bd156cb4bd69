using Distribution.Protocol;

namespace Distribution.Experiments.Theory;

/// <summary>The leading order of push's spreading time, for systems too large for the exact chain: the number informed first grows by
/// 1 + m a cycle, then the number not informed shrinks by e^m; for m = 1 that is log2 n + ln n (Frieze and Grimmett 1985).</summary>
internal sealed class PushForeverGrowth : ITheory
{
    /// <inheritdoc/>
    public bool AppliesTo(Settings settings) => SpreadModel.TryRead(settings, out var model)
        && model.Stop == StopRule.Forever && model.Growth > 0 && model.Live >= 2 && !ExactPushForever.IsComputable(settings);

    /// <inheritdoc/>
    public IReadOnlyList<TheoryLine> Lines(Settings settings)
    {
        _ = SpreadModel.TryRead(settings, out var model);
        var time = (Math.Log(model.Live) / Math.Log(1 + model.Growth)) + (Math.Log(model.Live) / model.Growth);
        return [new TheoryLine("leading order, log_(1+m) n + ln(n) / m", "tLast", time)];
    }
}
