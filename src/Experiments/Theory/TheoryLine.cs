namespace Distribution.Experiments.Theory;

/// <summary>What a theory predicts for one measure.</summary>
/// <param name="Name">The theory, with its source or formula; says so where it is a limit or an approximation.</param>
/// <param name="Measure">The measure, or <c>informed</c> for the number of nodes informed over time.</param>
/// <param name="Value">The expected value; for <c>informed</c> that at the last point of <paramref name="Curve"/>.</param>
/// <param name="Sd">The standard deviation of single runs; not-a-number where the theory says nothing about it.</param>
/// <param name="Curve">Expected nodes informed at the times 0, 1, 2, ...; null where the theory has no curve.</param>
internal sealed record TheoryLine(string Name, string Measure, double Value, double Sd = double.NaN, IReadOnlyList<double>? Curve = null);
