using System.Reflection;
using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Reports.Gallery;

/// <summary>Finds the charts that can be drawn of given data.</summary>
public static class ChartGallery
{
    private static readonly IReadOnlyList<Type> Own =
        [.. typeof(ChartGallery).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false })];

    /// <summary>One chart from each class that implements <see cref="IChartOf{TData}"/>, in the order of their places.</summary>
    /// <param name="data">The data.</param>
    /// <param name="loaded">Further classes to look at, such as those of libraries that a user loaded.</param>
    /// <exception cref="InvalidOperationException">One of them failed; says which.</exception>
    public static IReadOnlyList<Chart> Of<TData>(TData data, params IReadOnlyList<Type> loaded) =>
    [
        .. Own.Concat(loaded).Where(type => typeof(IChartOf<TData>).IsAssignableFrom(type))
            .Select(Make<TData>)
            .OrderBy(source => source.Place).ThenBy(source => source.GetType().FullName, StringComparer.Ordinal)
            .Select(source => Draw(source, data)).OfType<Chart>(),
    ];

    private static IChartOf<TData> Make<TData>(Type type)
    {
        try
        {
            return (IChartOf<TData>)Activator.CreateInstance(type)!;
        }
        catch (Exception exception) when (exception is MissingMethodException or TargetInvocationException)
        {
            throw Failed(type, exception.InnerException ?? exception);
        }
    }

    private static Chart? Draw<TData>(IChartOf<TData> source, TData data)
    {
        try
        {
            return source.Draw(data);
        }
        catch (Exception exception)
        {
            // Any: it may be a user's class.
            throw Failed(source.GetType(), exception);
        }
    }

    private static InvalidOperationException Failed(Type type, Exception cause) =>
        new($"the chart {type.FullName}: {cause.Message}", cause);
}
