namespace Distribution.Experiments.Terminal;

/// <summary>A series of numbers as a row of bars.</summary>
internal static class Sparkline
{
    /// <summary>The most characters of a sparkline.</summary>
    internal const int CellsMax = 30;

    private const string Bars = "▁▂▃▄▅▆▇█";
    private const string Shades = ".:-=+*#%";

    /// <summary>One character a value, or a group of neighbours where there are more than <see cref="CellsMax"/>; empty for no
    /// values.</summary>
    /// <param name="values">Finite numbers.</param>
    /// <param name="min">The value of the lowest bar.</param>
    /// <param name="max">The value of the highest bar.</param>
    /// <param name="isUnicode">Bars, or characters of ASCII.</param>
    internal static string Of(IReadOnlyList<double> values, double min, double max, bool isUnicode)
    {
        var marks = isUnicode ? Bars : Shades;
        var cells = Math.Min(values.Count, CellsMax);
        return string.Create(cells, (values, min, max, marks), static (text, state) =>
        {
            for (var cell = 0; cell < text.Length; cell++)
            {
                var from = (int)((long)cell * state.values.Count / text.Length);
                var to = (int)((long)(cell + 1) * state.values.Count / text.Length);
                var mean = state.values.Skip(from).Take(to - from).Average();
                var share = state.max > state.min ? (mean - state.min) / (state.max - state.min) : 0;
                text[cell] = state.marks[(int)Math.Round(Math.Clamp(share, 0, 1) * (state.marks.Length - 1))];
            }
        });
    }
}
