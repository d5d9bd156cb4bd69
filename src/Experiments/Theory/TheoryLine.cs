namespace Distribution.Experiments.Theory;

/// <summary>What a theory predicts for one measure.</summary>
/// <param name="Name">The theory, with its source or formula; says so where it is a limit or an approximation.</param>
/// <param name="Measure">The measure, or <c>informed</c> for the number of nodes informed over time.</param>
/// <param name="Value">The expected value; for <c>informed</c> that at the last point of <paramref name="Curve"/>. Rounding may take a
/// share or a probability out of 0..1, and it is put back.</param>
/// <param name="Sd">The standard deviation of single runs; not-a-number where the theory says nothing about it.</param>
/// <param name="Curve">Expected nodes informed at the times 0, 1, 2, ...; null where the theory has no curve.</param>
internal sealed record TheoryLine(string Name, string Measure, double Value, double Sd = double.NaN, IReadOnlyList<double>? Curve = null)
{
    /// <summary>The expected value; a share or a probability is never outside of 0..1.</summary>
    internal double Value { get; } = Measure is "reach" or "residue" or "all" ? Math.Clamp(Value, 0, 1) : Value;

    /// <summary>How the names of lower bounds begin, which no mean is expected to meet.</summary>
    internal const string LowerBound = "lower bound";

    /// <summary>The same of upper bounds.</summary>
    internal const string UpperBound = "upper bound";

    /// <summary>The same of what leaves a constant open.</summary>
    internal const string LeadingOrder = "leading order";

    /// <summary>Whether the theory of this name says what the mean is; else how far it can be, or how it grows.</summary>
    internal static bool IsMean(string name) =>
        !new[] { LowerBound, UpperBound, LeadingOrder }.Any(beginning => name.StartsWith(beginning, StringComparison.Ordinal));

    /// <summary>Whether the theory of this name leaves nothing out.</summary>
    internal static bool IsExact(string name) => name.StartsWith("exact", StringComparison.Ordinal);
}
