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
}
