namespace Distribution.Experiments;

/// <summary>Guesses which name was meant.</summary>
internal static class Suggestion
{
    /// <summary>The message with the likeliest name in brackets, if one is near; else as it is.</summary>
    internal static string Add(string message, string typed, IEnumerable<string> names) =>
        Nearest(typed, names) is { } name ? $"{message} (did you mean '{name}'?)" : message;

    /// <summary>The name with the fewest changed, added, left out or exchanged characters; null where more than a third would
    /// change.</summary>
    internal static string? Nearest(string typed, IEnumerable<string> names)
    {
        var best = names.Select(name => (Name: name, Edits: Edits(typed, name))).OrderBy(pair => pair.Edits)
            .ThenBy(pair => pair.Name, StringComparer.Ordinal).FirstOrDefault();
        return best.Name is not null && best.Edits <= Math.Max(1, best.Name.Length / 3) ? best.Name : null;
    }

    /// <summary>The optimal string alignment distance.</summary>
    private static int Edits(string left, string right)
    {
        // A name that long is no typing error of ours, and the table is quadratic.
        const int comparedMax = 64;
        if (left.Length > comparedMax)
        {
            return int.MaxValue;
        }

        var table = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                table[i, j] = i == 0 || j == 0 ? i + j : Least(left, right, table, i, j);
            }
        }

        return table[left.Length, right.Length];
    }

    private static int Least(string left, string right, int[,] table, int i, int j)
    {
        var change = left[i - 1] == right[j - 1] ? 0 : 1;
        var least = Math.Min(Math.Min(table[i - 1, j] + 1, table[i, j - 1] + 1), table[i - 1, j - 1] + change);
        var isExchange = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
        return isExchange ? Math.Min(least, table[i - 2, j - 2] + 1) : least;
    }
}
