namespace Distribution.Experiments.Tests.Reports.Sample;

/// <summary>SplitMix64 (Steele, Lea, Flood 2014): the same numbers in every process, so that the sample report has the same bytes.</summary>
internal sealed class SampleRandom(ulong seed)
{
    private ulong state = seed;

    public int Below(int bound) => (int)(Next() % (ulong)bound);

    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    private ulong Next()
    {
        unchecked
        {
            var value = state += 0x9e3779b97f4a7c15;
            value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
            value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
            return value ^ (value >> 31);
        }
    }
}
