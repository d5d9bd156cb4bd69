using System.Globalization;
using System.Reflection;

namespace Distribution.Transports.Tests.Conformance;

/// <summary>A row of the conformance table.</summary>
/// <param name="Number">As B1 or D16.</param>
/// <param name="Name">The test's name.</param>
/// <param name="Sentence">What holds.</param>
/// <param name="Program">Shows it on a cluster.</param>
public sealed record Row(string Number, string Name, string Sentence, Func<Cluster, Task> Program)
{
    /// <summary>Every row, behaviours first.</summary>
    internal static IReadOnlyList<Row> All { get; } = [.. Of(typeof(Behaviours)), .. Of(typeof(Defects))];

    public override string ToString() => Name;

    private static IEnumerable<Row> Of(Type table) => table.GetMethods(BindingFlags.Static | BindingFlags.NonPublic)
        .Select(static method => (Method: method, Mark: method.GetCustomAttribute<RowAttribute>()))
        .Where(static found => found.Mark is not null)
        .Select(static found => new Row(
            found.Mark!.Number, found.Method.Name, found.Mark.Sentence, found.Method.CreateDelegate<Func<Cluster, Task>>()))
        .OrderBy(static row => int.Parse(row.Number.AsSpan(1), CultureInfo.InvariantCulture));
}
