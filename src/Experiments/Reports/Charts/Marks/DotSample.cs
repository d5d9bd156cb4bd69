using Distribution.Protocol;

namespace Distribution.Experiments.Reports.Charts.Marks;

/// <summary>A sample of dots, the same for the same rows in every process.</summary>
internal static class DotSample
{
    /// <summary>How many dots a chart holds before it draws a sample.</summary>
    public const int Limit = 2000;

    /// <summary>How many estimates with their bars, which are larger.</summary>
    public const int EstimateLimit = 300;

    /// <summary>A share of the rows, drawn without replacement, in their own order.</summary>
    public static IReadOnlyList<Datum> Of(IReadOnlyList<Datum> rows, double share)
    {
        if (share >= 1)
        {
            return rows;
        }

        var keep = (int)Math.Ceiling(rows.Count * share);
        var chosen = Enumerable.Range(0, rows.Count).OrderBy(index => StableHash.Mix((ulong)index)).Take(keep);
        return [.. chosen.Order().Select(index => rows[index])];
    }
}
