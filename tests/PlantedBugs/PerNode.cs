using System.Runtime.CompilerServices;

namespace Distribution.PlantedBugs;

/// <summary>Something for each of a few nodes, as a part of a state or message, which are copied as values.</summary>
[InlineArray(Length)]
internal struct PerNode<T>
    where T : struct
{
    /// <summary>The most nodes.</summary>
    internal const int Length = 10;

    private T first;

    /// <summary>Those that are not as they were at first, such as <c>n1 suspected, n3 dead</c>.</summary>
    public override string ToString()
    {
        var words = new List<string>();
        foreach (var item in (ReadOnlySpan<T>)this)
        {
            words.Add(EqualityComparer<T>.Default.Equals(item, default) ? "" : $"n{words.Count} {item}");
        }

        return string.Join(", ", words.Where(word => word.Length > 0).DefaultIfEmpty("none"));
    }
}
