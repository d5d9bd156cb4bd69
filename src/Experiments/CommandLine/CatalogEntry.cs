namespace Distribution.Experiments.CommandLine;

/// <summary>A line of <c>list</c>.</summary>
/// <param name="Kind">What it is, in the plural.</param>
/// <param name="Name">Its name.</param>
/// <param name="Summary">One line.</param>
/// <param name="Example">A command line without the program's name.</param>
internal sealed record CatalogEntry(string Kind, string Name, string Summary, string Example);
