using System.Globalization;
using System.Text;

namespace Distribution.InSimulator;

/// <summary>A graph from a file: a line <c>a b</c> for every edge, with the numbers of two nodes, from 0; what follows <c>#</c> is a
/// comment. An edge may be given twice. The file is read once, when it is first needed.</summary>
public sealed class FileTopology : Topology
{
    // Two numbers and a comment.
    private const int LineMost = 1_000;

    private readonly string path;
    private readonly Lazy<Content> content;

    /// <summary>The graph of a file.</summary>
    /// <param name="path">Where it is.</param>
    public FileTopology(string path)
    {
        this.path = path;
        content = new Lazy<Content>(Read);
    }

    /// <inheritdoc/>
    public override string? Misfit(int nodes)
    {
        if (content.Value.Fault is { } fault)
        {
            return fault;
        }

        foreach (var edge in content.Value.Edges)
        {
            if (Math.Max(edge.A, edge.B) >= nodes)
            {
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"line {edge.Line} names node {Math.Max(edge.A, edge.B)}, and nodes are 0 to {nodes - 1}");
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public override PeerTable Connect(int nodes, ulong seed)
    {
        var edges = new EdgeList(nodes);
        foreach (var edge in content.Value.Edges)
        {
            edges.TryAdd(edge.A, edge.B);
        }

        return edges.ToAdjacency();
    }

    /// <inheritdoc/>
    public override string ToString() => $"file:{path}";

    private Content Read()
    {
        var edges = new List<Edge>();
        var number = 0;
        using var reader = new StreamReader(path);
        while (ReadLine(reader) is { } line)
        {
            number++;
            var words = line.Split('#')[0].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
            {
                continue;
            }

            if (words.Length != 2 || !TryNode(words[0], out var a) || !TryNode(words[1], out var b) || a == b)
            {
                return new Content([], string.Create(
                    CultureInfo.InvariantCulture, $"line {number} is no edge 'a b' of two different nodes, numbers from 0"));
            }

            edges.Add(new Edge(a, b, number));
        }

        return new Content(edges, TooMany(edges.Count));
    }

    /// <summary>The next line. What is longer than an edge can be is not read to its end, which some files do not have.</summary>
    private static string? ReadLine(StreamReader reader)
    {
        var line = new StringBuilder();
        int next;
        while ((next = reader.Read()) >= 0 && next != '\n')
        {
            if (line.Length == LineMost)
            {
                return new string('x', LineMost);
            }

            line.Append((char)next);
        }

        return next < 0 && line.Length == 0 ? null : line.ToString().TrimEnd('\r');
    }

    private static bool TryNode(string word, out int node) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out node);

    private readonly record struct Edge(int A, int B, int Line);

    private sealed record Content(List<Edge> Edges, string? Fault);
}
