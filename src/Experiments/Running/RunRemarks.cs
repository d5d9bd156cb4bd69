namespace Distribution.Experiments.Running;

/// <summary>What runs remark, counted.</summary>
internal static class RunRemarks
{
    /// <summary>A sentence for each remark: <c>4 of 20 runs ended ...</c></summary>
    /// <param name="remarks">One a run; empty: nothing.</param>
    internal static IReadOnlyList<string> Of(IReadOnlyCollection<string> remarks) =>
    [
        .. remarks.Where(remark => remark.Length > 0).GroupBy(remark => remark, StringComparer.Ordinal)
            .Select(group => $"{NumberText.Write(group.Count())} of {NumberText.Write(remarks.Count)} runs {group.Key}"),
    ];
}
