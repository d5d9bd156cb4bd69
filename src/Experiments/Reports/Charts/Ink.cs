namespace Distribution.Experiments.Reports.Charts;

/// <summary>A colour of the palette: the class that gives it to a mark, the class that gives it to text (ink where the colour is too pale
/// to read), and its value in a light and in a dark page.</summary>
internal sealed record Ink(string Css, string TextCss, string Light, string Dark);
