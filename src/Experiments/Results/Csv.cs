namespace Distribution.Experiments.Results;

/// <summary>Comma-separated values of RFC 4180, with line feeds.</summary>
internal static class Csv
{
    /// <summary>One record with its line feed.</summary>
    internal static string Line(IEnumerable<string> fields) => string.Join(',', fields.Select(Quoted)) + "\n";

    private static string Quoted(string field) =>
        field.AsSpan().IndexOfAny("\",\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
