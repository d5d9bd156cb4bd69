namespace Distribution.Experiments.Reports.Charts;

/// <summary>A point in the units of a chart's axes. A coordinate that is not finite is not drawn, and the caption says so.</summary>
/// <param name="X">The horizontal value; on a band scale the index of a category.</param>
/// <param name="Y">The vertical value; on a band scale the index of a category.</param>
public readonly record struct Point(double X, double Y);

/// <summary>An estimate at a place on the horizontal axis: a mark, and a bar from its low to its high end.</summary>
/// <param name="X">The horizontal value.</param>
/// <param name="Y">The estimate; without an interval (one run) only the mark is drawn.</param>
public readonly record struct IntervalPoint(double X, Estimate Y);

/// <summary>The spread of runs at a place on the horizontal axis.</summary>
/// <param name="X">The horizontal value.</param>
/// <param name="Low">The lower edge, for instance the 10 % quantile of the runs.</param>
/// <param name="High">The upper edge.</param>
public readonly record struct BandPoint(double X, double Low, double High);

/// <summary>The spread of samples in five numbers at a place on the horizontal axis.</summary>
/// <param name="X">The horizontal value.</param>
/// <param name="Low">The end of the lower whisker.</param>
/// <param name="LowerQuartile">The 0.25 quantile.</param>
/// <param name="Median">The 0.5 quantile.</param>
/// <param name="UpperQuartile">The 0.75 quantile.</param>
/// <param name="High">The end of the upper whisker.</param>
public readonly record struct BoxPoint(double X, double Low, double LowerQuartile, double Median, double UpperQuartile, double High);
