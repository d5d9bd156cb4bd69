namespace Distribution.Browser.Tests;

/// <summary>Scripts that look for defects in a page and describe each of them in a line.</summary>
internal static class Probes
{
    /// <summary>Texts of charts that are cut off at the edge of their drawing.</summary>
    public const string TextsOutside = """
        () => [...document.querySelectorAll("svg.dc")].filter(svg => svg.getBoundingClientRect().width > 0).flatMap(svg => {
          const outer = svg.getBoundingClientRect(), slack = 0.5;
          return [...svg.querySelectorAll("text")].filter(text => text.textContent).filter(text => {
            const box = text.getBoundingClientRect();
            return box.left < outer.left - slack || box.right > outer.right + slack || box.top < outer.top - slack || box.bottom > outer.bottom + slack;
          }).map(text => svg.querySelector("title").textContent + ": '" + text.textContent + "'");
        })
        """;

    /// <summary>Pairs of texts of one chart that lie on one another.</summary>
    public const string OverlappingTexts = """
        () => [...document.querySelectorAll("svg.dc")].filter(svg => svg.getBoundingClientRect().width > 0).flatMap(svg => {
          const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width, slack = 1.5 * scale;
          const boxes = [...svg.querySelectorAll("text")].filter(text => text.textContent).map(text => [text, text.getBoundingClientRect()]);
          const found = [];
          boxes.forEach(([text, a], index) => boxes.slice(index + 1).forEach(([other, b]) => {
            if (a.left + slack < b.right && b.left + slack < a.right && a.top + slack < b.bottom && b.top + slack < a.bottom) {
              found.push(svg.querySelector("title").textContent + ": '" + text.textContent + "' and '" + other.textContent + "'");
            }
          }));
          return found;
        })
        """;
}
