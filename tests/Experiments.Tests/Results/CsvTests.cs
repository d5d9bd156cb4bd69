using Distribution.Experiments.Results;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Results;

[TestFixture]
internal sealed class CsvTests
{
    [SeededProperty]
    public bool A_record_reads_back_as_written(FsCheck.NonEmptyArray<string?> fields)
    {
        string[] texts = [.. fields.Get.Select(field => field ?? "")];
        var records = CsvRecords.Of(Csv.Line(texts) + Csv.Line(["next"]));
        return records.Count == 2 && records[0].SequenceEqual(texts, StringComparer.Ordinal);
    }

    [Test]
    public void Commas_quotes_and_line_feeds_are_quoted() =>
        Assert.That(Csv.Line(["a,b", "say \"x\"", "1\n2", "plain"]), Is.EqualTo("\"a,b\",\"say \"\"x\"\"\",\"1\n2\",plain\n"));
}
