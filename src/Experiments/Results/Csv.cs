namespace Distribution.Experiments.Results;

/// <summary>Comma-separated values of RFC 4180, with line feeds.</summary>
internal static class Csv
{
    /// <summary>One record with its line feed.</summary>
    internal static string Line(IEnumerable<string> fields) => string.Join(',', fields.Select(Field)) + "\n";

    /// <summary>One field, in quotes where it needs them.</summary>
    internal static string Field(string field) =>
        field.AsSpan().IndexOfAny("\",\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
