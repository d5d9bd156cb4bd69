using Spectre.Console;
using Spectre.Console.Rendering;

namespace Distribution.Experiments.Live;

/// <summary>A snapshot as a picture: a pure function. Panels stand below each other, on a wide terminal two abreast; those for which
/// there is no room are left out, the last first.</summary>
internal static class Dashboard
{
    /// <summary>Pictures are not narrower.</summary>
    internal const int WidthLeast = 10;

    private const int WidthOfTwo = 90;
    private const int Frame = 2;
    private const int Margin = 4;
    private const int LinesLeast = 2;

    private static readonly IReadOnlyList<ILivePanel> Panels =
        [new SpreadPanel(), new FiguresPanel(), new NodesPanel(), new ChangesPanel(), new FinishedPanel()];

    /// <summary>The picture, never larger than the room.</summary>
    internal static IRenderable Of(LiveSnapshot snapshot, LiveRoom room)
    {
        var head = LiveHead.LinesOf(snapshot, room).Take(room.Height).Select(line => Line(line, room.Width)).ToArray();
        var parts = new List<IRenderable>(head);
        var abreast = room.Width >= WidthOfTwo ? 2 : 1;
        var rows = Panels.Where(panel => panel.LinesOf(snapshot, room).Count > 0).Chunk(abreast).ToArray();
        var left = room.Height - head.Length;
        rows = rows[..Math.Min(rows.Length, left / (LinesLeast + Frame))];
        for (var row = 0; row < rows.Length; row++)
        {
            var inner = room with { Width = (room.Width / rows[row].Length) - Margin, Height = (left / (rows.Length - row)) - Frame };
            var contents = rows[row].Select(panel => panel.LinesOf(snapshot, inner)).ToArray();
            var height = Math.Min(inner.Height, contents.Max(lines => lines.Count));
            var size = inner with { Height = height };
            parts.Add(Abreast(rows[row].Zip(contents, (panel, lines) => Framed(panel.TitleOf(snapshot), lines, size))));
            left -= height + Frame;
        }

        return new Rows(parts);
    }

    private static Grid Abreast(IEnumerable<IRenderable> panels)
    {
        IRenderable[] cells = [.. panels];
        var grid = new Grid();
        foreach (var _ in cells)
        {
            grid.AddColumn(new GridColumn().NoWrap().Padding(0, 0, 0, 0));
        }

        return grid.AddRow(cells);
    }

    private static Panel Framed(string title, IReadOnlyList<string> lines, LiveRoom inner)
    {
        var head = title.Length <= inner.Width - 2 ? title : title[..Math.Max(0, inner.Width - 2)];
        return new Panel(new Rows(lines.Take(inner.Height).Select(line => Line(line, inner.Width))))
        {
            Border = BoxBorder.Rounded,
            BorderStyle = new Style(Color.Grey),
            Header = new PanelHeader(Markup.Escape(head)),
            Padding = new Padding(1, 0, 1, 0),
            Width = inner.Width + Margin,
            Height = inner.Height + Frame,
        };
    }

    private static Text Line(string line, int width) => new(line.Length <= width ? line : line[..width]);
}
