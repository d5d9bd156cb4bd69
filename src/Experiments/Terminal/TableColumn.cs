namespace Distribution.Experiments.Terminal;

/// <summary>A column of a table.</summary>
/// <param name="Head">Its heading, with the unit.</param>
/// <param name="Priority">Columns with the greatest number are left out first when the table is too wide; 0: never.</param>
/// <param name="IsNumber">Numbers stand with their decimal points in line, words begin at the left.</param>
internal sealed record TableColumn(string Head, int Priority = 0, bool IsNumber = true);
