namespace Distribution.Experiments.Reports;

/// <summary>One of the few numbers a reader should remember.</summary>
/// <param name="Title">What it is: <c>reach at fan-out 7</c>.</param>
/// <param name="Estimate">The number and its interval; one run is shown as "n = 1".</param>
/// <param name="Unit">The unit; empty for none.</param>
/// <param name="Meaning">What the interval is and what was repeated how often: <c>95 % t interval, 200 runs</c>.</param>
public sealed record KeyFigure(string Title, Estimate Estimate, string Unit, string Meaning);
