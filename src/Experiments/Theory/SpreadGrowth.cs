namespace Distribution.Experiments.Theory;

/// <summary>
/// The leading order of the spreading time (Doerr, Kostrygin 2017, section 1; for push Frieze and Grimmett 1985): the number informed
/// first grows by a constant factor a cycle, then what is missing shrinks, by a constant factor where a site can be missed by chance
/// alone, else its logarithm grows by one. With one partner and nothing lost: push log2 n + ln n, pull log2 n + log2 ln n, push-pull
/// log3 n + log2 ln n.
/// </summary>
internal sealed class SpreadGrowth : ITheory
{
    /// <inheritdoc/>
    public bool AppliesTo(Settings settings) => SpreadModel.TryReadForever(settings, out var model)
        && model.Live > 2 && (model.Law != ContactLaw.Fixed || !model.Pulls || double.IsInteger(model.Fanout));

    /// <inheritdoc/>
    public IReadOnlyList<TheoryLine> Lines(Settings settings, IReadOnlyDictionary<string, double> means)
    {
        _ = SpreadModel.TryReadForever(settings, out var model);
        const string name = TheoryLine.LeadingOrder + " for large n, up to a constant (Doerr, Kostrygin 2017, section 1)";
        return [new TheoryLine(name, "tLast", Of(model))];
    }

    /// <summary>The leading order.</summary>
    internal static double Of(in SpreadModel model)
    {
        var growth = model.Growth * ((model.Pushes ? 1 : 0) + (model.Pulls ? model.Asks : 0));
        var logarithm = Math.Log(model.Live);
        var rate = (model.Pushes ? model.Growth : 0) + (model.Pulls ? RateOfPull(model) : 0);
        return (logarithm / double.LogP1(growth))
            + (double.IsFinite(rate) ? logarithm / rate : Math.Log(logarithm) / double.LogP1(model.Fanout));
    }

    /// <summary>The leading order as a formula, where there is one partner and nothing is lost; else empty.</summary>
    internal static string FormulaOf(Settings settings) => !SpreadModel.TryReadForever(settings, out var model)
        || model is not { Law: ContactLaw.Fixed, Fanout: 1, OneInforms: 1, Asks: 1 } ? ""
        : (model.Pushes, model.Pulls) switch
        {
            (true, true) => "log3\u00A0n\u00A0+\u00A0log2\u00A0ln\u00A0n",
            (true, false) => "log2\u00A0n\u00A0+\u00A0ln\u00A0n",
            _ => "log2\u00A0n\u00A0+\u00A0log2\u00A0ln\u00A0n",
        };

    // -ln of the probability that a site asks in vain when almost everybody knows; infinite where all that it asks know and answer.
    private static double RateOfPull(in SpreadModel model) => model.Law == ContactLaw.Fixed
        ? -model.Fanout * double.LogP1(-model.OneInforms * model.Asks)
        : model.Growth * model.Asks;
}
