namespace Distribution.Experiments.Measuring;

/// <summary>A workload that keeps its memory from repetition to repetition. One thread.</summary>
internal interface IBenchmarkRun
{
    /// <summary>The whole workload once; equal seeds do exactly the same.</summary>
    /// <param name="seed">All chance.</param>
    BenchmarkSample Run(ulong seed);
}
