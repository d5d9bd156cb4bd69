namespace Distribution.Experiments.Reports.Charts;

/// <summary>The one style sheet of charts. Every class starts with <c>dc-</c> and every variable with <c>--dc-</c>, so that no style of a
/// page reaches into a chart by accident.</summary>
internal static class StyleSheet
{
    private const string Fixed = """
        .dc{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;font-size:12px}
        .dc text{fill:currentColor;font-variant-numeric:tabular-nums}
        .dc-back{fill:var(--dc-card)}
        .dc-ink{color:var(--dc-ink)}.dc-muted{color:var(--dc-muted)}.dc-bad{color:var(--dc-bad)}
        .dc-head{font-size:15px;font-weight:600}.dc-strong{font-weight:600}.dc-it{font-style:italic}.dc-sup{font-size:9px}
        .dc-grid{stroke:var(--dc-grid);stroke-width:1}.dc-axis{stroke:var(--dc-axis);stroke-width:1;fill:none}
        .dc-halo{paint-order:stroke;stroke:var(--dc-card);stroke-width:4;stroke-linejoin:round}
        .dc-line{fill:none;stroke:currentColor;stroke-width:2;stroke-linejoin:round}
        .dc-rule{fill:none;stroke:currentColor;stroke-width:1;stroke-dasharray:1.5 3}
        .dc-bar{stroke:currentColor;stroke-width:1.6}
        .dc-area{fill:currentColor;opacity:var(--dc-band)}
        .dc-runs{fill:none;stroke:currentColor;stroke-linecap:round;opacity:var(--dc-run)}
        .dc-few{opacity:.65}
        .dc-mark{fill:currentColor;stroke:var(--dc-card);stroke-width:1}
        .dc-fill{fill:currentColor}
        .dc-open{fill:var(--dc-card);stroke:currentColor;stroke-width:1.6}
        .dc-ring{fill:none;stroke:currentColor;stroke-width:1.2}
        .dc-hole{fill:none;stroke:var(--dc-axis);stroke-width:1;stroke-dasharray:4 3}
        .dc-fault{fill:none;stroke:var(--dc-bad);stroke-width:1.6}
        .dc-edge-back{fill:none;stroke:var(--dc-card);stroke-width:5;stroke-linecap:square}
        .dc-edge{stroke-linecap:square;fill:none;stroke:var(--dc-ink);stroke-width:2.5}
        """;

    /// <summary>The sheet for a page that holds several charts: variables, light, dark by the reader's preference, light on
    /// paper.</summary>
    public static string ForPage() =>
        $":root{{color-scheme:light dark;{Variables(dark: false)}}}\n"
        + $"@media screen and (prefers-color-scheme:dark){{:root{{{Variables(dark: true)}}}}}\n{Rules()}";

    /// <summary>The sheet for a file of its own: the same rules with the values written out, since many tools that turn a drawing into a
    /// PDF do not know variables and would paint everything black.</summary>
    public static string ForFile() =>
        $"{Resolved(dark: false)}\n@media screen and (prefers-color-scheme:dark){{\n{Resolved(dark: true)}\n}}\n";

    private static string Variables(bool dark) =>
        string.Concat(Palette.Variables(dark).Select(variable => $"--dc-{variable.Name}:{variable.Value};"));

    private static string Rules()
    {
        var series = Enumerable.Range(1, 6).SelectMany(number => new[] { $"s{number}", $"x{number}" });
        var ramp = Enumerable.Range(1, Palette.RampSteps).SelectMany(step => new[] { $"r{step}", $"t{step}" });
        return Fixed + "\n" + string.Concat(series.Concat(ramp).Select(name => $".dc-{name}{{color:var(--dc-{name})}}")) + "\n";
    }

    private static string Resolved(bool dark) => Palette.Variables(dark)
        .Aggregate(Rules(), (rules, variable) => rules.Replace($"var(--dc-{variable.Name})", variable.Value, StringComparison.Ordinal));
}
