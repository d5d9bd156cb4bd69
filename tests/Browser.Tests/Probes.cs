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

    /// <summary>Pairs of texts of one chart that lie on one another. Turned ones are compared as turned.</summary>
    public const string OverlappingTexts = """
        () => [...document.querySelectorAll("svg.dc")].filter(svg => svg.getBoundingClientRect().width > 0).flatMap(svg => {
          const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width, slack = 1.5 * scale;
          const corners = text => {
            const box = text.getBBox(), matrix = text.getScreenCTM();
            return [[0, 0], [1, 0], [1, 1], [0, 1]].map(([x, y]) =>
              new DOMPoint(box.x + x * box.width, box.y + y * box.height).matrixTransform(matrix));
          };
          const sides = box => [0, 1].map(index => ({ x: box[index + 1].x - box[index].x, y: box[index + 1].y - box[index].y }))
            .map(side => ({ x: side.x / Math.hypot(side.x, side.y), y: side.y / Math.hypot(side.x, side.y) }));
          const overlap = (a, b) => [...sides(a), ...sides(b)].every(side => {
            const [of, with_] = [a, b].map(box => box.map(corner => corner.x * side.x + corner.y * side.y));
            return Math.min(...of) + slack < Math.max(...with_) && Math.min(...with_) + slack < Math.max(...of);
          });
          const boxes = [...svg.querySelectorAll("text")].filter(text => text.textContent).map(text => [text, corners(text)]);
          const found = [];
          boxes.forEach(([text, a], index) => boxes.slice(index + 1).forEach(([other, b]) => {
            if (overlap(a, b)) {
              found.push(svg.querySelector("title").textContent + ": '" + text.textContent + "' and '" + other.textContent + "'");
            }
          }));
          return found;
        })
        """;
}
