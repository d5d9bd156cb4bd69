namespace Distribution.Protocol.Tests;

public sealed class TransmitBudgetTests
{
    /// <summary>Against a plain array of counts.</summary>
    [SeededProperty]
    public void Bit_planes_count_as_an_array_of_counts_does((ulong Rumors, byte Transmits)[] steps)
    {
        var budget = default(TransmitBudget);
        var left = new int?[RumorBatch.RumorsMax];
        foreach (var (rumors, transmits) in steps)
        {
            var limit = transmits % (TransmitBudget.TransmitsMax + 1);
            var fresh = budget.Learn(rumors, limit);
            Assert.That(fresh, Is.EqualTo(BitsWhere(rumor => left[rumor] is null) & rumors));
            for (var rumor = 0; rumor < left.Length; rumor++)
            {
                left[rumor] ??= (rumors >> rumor & 1) != 0 ? limit : null;
            }

            var last = left.Count(count => count == 1);
            Assert.That(budget.Known, Is.EqualTo(BitsWhere(rumor => left[rumor] is not null)));
            Assert.That(budget.Active, Is.EqualTo(BitsWhere(rumor => left[rumor] > 0)));
            Assert.That(budget.Spend(), Is.EqualTo(last));
            left = [.. left.Select(count => count > 0 ? count - 1 : count)];
        }

        static ulong BitsWhere(Func<int, bool> condition) => Enumerable.Range(0, RumorBatch.RumorsMax)
            .Where(condition).Aggregate(0UL, (bits, rumor) => bits | (1UL << rumor));
    }
}
