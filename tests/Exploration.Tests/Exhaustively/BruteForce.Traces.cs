namespace Distribution.ExplorationTests;

/// <content>All runs, and which of them are the same but for the order of what does not depend on each other.</content>
internal sealed partial class BruteForce<TState, TMessage>
{
    /// <summary>All runs from beginning to end, each as its letters, with independent neighbours brought into one order.</summary>
    /// <returns>How many are different, and how many there are; null: more than <paramref name="runsMax"/>.</returns>
    public (int Traces, int Runs)? Traces(int runsMax)
    {
        var normal = new HashSet<string>();
        var runs = 0;
        foreach (var (_, root) in Start(Picture.Fresh(bounds.Nodes, Steps.Count, bounds), 0))
        {
            Walk(root, [], Text(root));
        }

        return runs > runsMax ? null : (normal.Count, runs);

        void Walk(Picture state, List<Letter> word, string from)
        {
            var moves = runs > runsMax ? [] : Moves(state);
            if (moves.Count == 0)
            {
                runs++;
                normal.Add(from + " : " + string.Join(" ; ", Normal(word)));
            }

            foreach (var (letter, after) in moves)
            {
                Walk(after, [.. word, letter], from);
            }
        }
    }

    /// <summary>The smallest letter that nothing before it holds back, again and again.</summary>
    private static List<string> Normal(List<Letter> word)
    {
        var left = word.ToList();
        var normal = new List<string>();
        while (left.Count > 0)
        {
            var free = Enumerable.Range(0, left.Count).Where(index => left.Take(index).All(before => !Depend(before, left[index])));
            var first = free.OrderBy(index => left[index].Text, StringComparer.Ordinal).First();
            normal.Add(left[first].Text);
            left.RemoveAt(first);
        }

        return normal;
    }

    private static bool Depend(Letter one, Letter other) => one.Node == other.Node || (one.Budget != "" && one.Budget == other.Budget);

    internal sealed record Letter(string Text, int Node, string Budget);
}
