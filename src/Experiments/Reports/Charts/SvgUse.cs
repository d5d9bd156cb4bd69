namespace Distribution.Experiments.Reports.Charts;

/// <summary>Where a drawing will stand.</summary>
public enum SvgUse
{
    /// <summary>Inside a page that carries the style sheet, the heading and the caption.</summary>
    Inline,

    /// <summary>A file of its own, with style sheet, background, heading and caption.</summary>
    Standalone,
}
