using Distribution.Protocol;

namespace Distribution.Concurrency;

/// <summary>Chance, from a seed. Each run deviates from the default course as often as chance has it too: some bugs need one change of threads
/// at the right place, others need many.</summary>
internal sealed class RandomChoices : IChoices
{
    private RandomStream random;
    private readonly ulong deviation;

    internal RandomChoices(ulong seed)
    {
        random = new RandomStream(seed);
        deviation = 1UL << (int)(2 * random.Below(4));
    }

    /// <inheritdoc/>
    public int Next(int options) => random.Below(deviation) == 0 ? (int)random.Below((ulong)options) : 0;
}
