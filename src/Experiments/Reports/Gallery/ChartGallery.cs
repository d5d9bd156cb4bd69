using System.Reflection;
using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Reports.Gallery;

/// <summary>Finds the charts that can be drawn of given data.</summary>
public static class ChartGallery
{
    /// <summary>One chart from each class that implements <see cref="IChartOf{TData}"/>, in the order of their places.</summary>
    /// <param name="data">The data.</param>
    /// <param name="loaded">Further assemblies to search, such as those a user loaded.</param>
    public static IReadOnlyList<Chart> Of<TData>(TData data, params IReadOnlyList<Assembly> loaded) =>
    [
        .. loaded.Prepend(typeof(ChartGallery).Assembly).Distinct().SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IChartOf<TData>).IsAssignableFrom(type))
            .Select(type => (IChartOf<TData>)Activator.CreateInstance(type)!)
            .OrderBy(source => source.Place).ThenBy(source => source.GetType().FullName, StringComparer.Ordinal)
            .Select(source => source.Draw(data)).OfType<Chart>(),
    ];
}
