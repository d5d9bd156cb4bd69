namespace Distribution.Experiments.Running;

/// <summary>What runs remark, counted.</summary>
internal static class RunRemarks
{
    /// <summary>A line on standard error for each remark.</summary>
    /// <param name="error">Standard error.</param>
    /// <param name="remarks">One a run; empty: nothing.</param>
    internal static void Write(TextWriter error, IReadOnlyCollection<string> remarks)
    {
        foreach (var group in remarks.Where(remark => remark.Length > 0).GroupBy(remark => remark, StringComparer.Ordinal))
        {
            error.Write($"distribution: {NumberText.Write(group.Count())} of {NumberText.Write(remarks.Count)} runs {group.Key}\n");
        }
    }
}
