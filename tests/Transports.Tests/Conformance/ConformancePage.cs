using System.Text;
using Distribution.Transports.Tests.Contract;

namespace Distribution.Transports.Tests.Conformance;

/// <summary>The page <c>docs/conformance.md</c>: each row with its verdict on both transports.</summary>
internal sealed class ConformancePage
{
    private readonly Dictionary<(string Row, Transport Transport), bool> verdicts = [];

    public override string ToString()
    {
        var page = new StringBuilder("# Conformance\n\n");
        page.Append("Generated from the suite `tests/Transports.Tests/Conformance`; `./check` compares. Each line is one program that runs on both\n");
        page.Append("transports: simulated nodes, and child processes over TCP.\n");
        Table(page, 'B', "Behaviours that the course's own tests check");
        Table(page, 'D', "Defects of the reference that this system does not have");
        return page.ToString();
    }

    internal void Note(Row row, Transport transport, bool holds) => verdicts[(row.Name, transport)] = holds;

    private void Table(StringBuilder page, char part, string title)
    {
        page.Append('\n').Append("## ").Append(title).Append("\n\n| | | simulator | TCP | test |\n|---|---|---|---|---|\n");
        foreach (var row in Row.All.Where(row => row.Number[0] == part))
        {
            page.Append("| ").Append(row.Number.AsSpan(1)).Append(" | ").Append(row.Sentence).Append(" | ").Append(Verdict(row, Transport.Simulated))
                .Append(" | ").Append(Verdict(row, Transport.Processes)).Append(" | `").Append(row.Name).Append("` |\n");
        }
    }

    private string Verdict(Row row, Transport transport) =>
        verdicts.TryGetValue((row.Name, transport), out var holds) ? holds ? "holds" : "FAILS" : "not run";
}
