using Distribution.Transports.Tests.Contract;
using NUnit.Framework;
using NUnit.Framework.Interfaces;

namespace Distribution.Transports.Tests.Conformance;

/// <summary>
/// What the course's own tests check, and the defects of its reference that are not ours: each row is one program and runs on both
/// transports. Where <c>CONFORMANCE_PAGE</c> names a file, the page <c>docs/conformance.md</c> is written there.
/// </summary>
[TestFixture]
internal sealed class ConformanceTests
{
    private readonly ConformancePage page = new();

    private static IEnumerable<TestCaseData> Rows =>
        from row in Row.All
        from transport in Enum.GetValues<Transport>()
        select new TestCaseData(row, transport).SetName($"{row.Name} [{transport}]");

    [TestCaseSource(nameof(Rows))]
    public Task Holds(Row row, Transport transport) => ContractFixture.OnCluster(transport, row.Program);

    [TearDown]
    public void Note()
    {
        var (test, result) = (TestContext.CurrentContext.Test, TestContext.CurrentContext.Result);
        if (test.Arguments is [Row row, Transport transport])
        {
            page.Note(row, transport, result.Outcome.Status == TestStatus.Passed);
        }
    }

    [OneTimeTearDown]
    public void Write()
    {
        if (Environment.GetEnvironmentVariable("CONFORMANCE_PAGE") is { Length: > 0 } file)
        {
            File.WriteAllText(file, page.ToString());
        }
    }

    [Test]
    public void Every_behaviour_and_every_defect_has_its_row()
    {
        var numbers = Row.All.Select(static row => row.Number);
        Assert.That(numbers, Is.EqualTo(Enumerable.Range(1, 14).Select(n => $"B{n}").Concat(Enumerable.Range(1, 16).Select(n => $"D{n}"))));
    }
}
