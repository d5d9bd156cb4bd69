namespace Distribution.Transports.Tests.Conformance;

/// <summary>Marks a row of the conformance table: a program that holds on a cluster of either transport.</summary>
/// <param name="number">Where the row stands: B for a behaviour of the course's own tests, D for a defect of its reference.</param>
/// <param name="sentence">What holds, for the page.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RowAttribute(string number, string sentence) : Attribute
{
    internal string Number { get; } = number;

    internal string Sentence { get; } = sentence;
}
