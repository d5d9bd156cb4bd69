using System.Diagnostics.CodeAnalysis;

namespace Distribution.Experiments;

/// <summary>Reads a value; false where the text is none.</summary>
/// <typeparam name="T">What is read.</typeparam>
public delegate bool ValueReader<T>(string text, [MaybeNullWhen(false)] out T value);
