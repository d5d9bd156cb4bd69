using Distribution.Experiments.Running;

namespace Distribution.Experiments.CommandLine;

/// <summary>Makes the report of a results folder from its manifest and tables alone.</summary>
internal interface IReportComposer
{
    /// <summary>Writes the report into the folder, over an earlier one.</summary>
    /// <param name="folder">An existing folder; it may be of any verb, and unfinished.</param>
    /// <param name="catalog">What measures are called, and the charts of loaded libraries, which the report shows beside its own.</param>
    /// <returns>The path of the page.</returns>
    /// <exception cref="UsageException">The folder holds no results.</exception>
    /// <exception cref="LibraryFailedException">One of these charts cannot be drawn.</exception>
    string Compose(string folder, Catalog catalog);
}
