namespace Distribution.Experiments.Reports.Charts;

/// <summary>A text that may stand at any of some places, the best first.</summary>
internal sealed record LabelRequest(string Text, string Css, IReadOnlyList<LabelPlace> Places);

/// <summary>A place for a text: the baseline, and which part of the text lies at x.</summary>
internal readonly record struct LabelPlace(double X, double Y, TextAnchor Anchor);
