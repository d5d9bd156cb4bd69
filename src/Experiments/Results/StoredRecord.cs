using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Distribution.Experiments.Results;

/// <summary>The record that a query stands at, from one of its columns on: null is not-a-number, seeds and hashes are text because they
/// are unsigned, and whatever is stored has one text.</summary>
/// <param name="reader">Stands at the record.</param>
/// <param name="first">The column that is number 0.</param>
internal readonly struct StoredRecord(SqliteDataReader reader, int first = 0)
{
    /// <summary>What stands for a number: null where it is not finite.</summary>
    internal static object? Finite(double value) => double.IsFinite(value) ? value : null;

    /// <summary>The same record from a later column on.</summary>
    internal StoredRecord From(int column) => new(reader, first + column);

    internal bool IsNull(int column) => reader.IsDBNull(first + column);

    internal double Number(int column) => IsNull(column) ? double.NaN : reader.GetDouble(first + column);

    internal long Whole(int column) => reader.GetInt64(first + column);

    internal ulong Seed(int column) => ulong.Parse(reader.GetString(first + column), NumberStyles.None, CultureInfo.InvariantCulture);

    internal ulong Hash(int column) =>
        ulong.Parse(reader.GetString(first + column), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>As rows.csv has it: empty for null, numbers as the command line spells them.</summary>
    internal string Text(int column) => reader.GetValue(first + column) switch
    {
        string text => text,
        long whole => NumberText.Write(whole),
        double number => NumberText.Write(number),
        _ => "",
    };

    /// <summary>Writes the same as one field of rows.csv; numbers, which are nearly all of it, without an object.</summary>
    internal void Write(TextWriter output, int column)
    {
        if (IsNull(column))
        {
            return;
        }

        if (reader.GetFieldType(first + column) == typeof(double))
        {
            NumberText.Write(output, reader.GetDouble(first + column));
        }
        else
        {
            output.Write(Csv.Field(Text(column)));
        }
    }
}
