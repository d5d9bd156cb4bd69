using System.Text;

namespace Distribution.Experiments.Tests.Fakes;

/// <summary>Reads comma-separated values of RFC 4180 with line feeds.</summary>
internal static class CsvRecords
{
    public static IReadOnlyList<IReadOnlyList<string>> Of(string text)
    {
        var records = new List<IReadOnlyList<string>>();
        var fields = new List<string>();
        var field = new StringBuilder();
        var isQuoted = false;
        foreach (var character in text)
        {
            if (character == '"')
            {
                // The second of two quotes inside quotes is the character itself; the first has closed the quotes for one moment.
                isQuoted = !isQuoted;
                field.Append(character);
            }
            else if (isQuoted || character is not (',' or '\n'))
            {
                field.Append(character);
            }
            else
            {
                fields.Add(Unquoted(field));
                if (character == '\n')
                {
                    records.Add(fields);
                    fields = [];
                }
            }
        }

        return records;
    }

    private static string Unquoted(StringBuilder field)
    {
        var text = field.ToString();
        field.Clear();
        return text is ['"', .., '"'] ? text[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : text;
    }
}
