namespace Distribution.Experiments.Measuring;

/// <summary>A workload that keeps its memory from repetition to repetition. One thread.</summary>
internal interface IBenchmarkRun
{
    /// <summary>Sets a repetition up; not timed.</summary>
    /// <param name="seed">All chance; equal seeds do exactly the same.</param>
    void Start(ulong seed);

    /// <summary>Processes all events of the repetition; timed.</summary>
    BenchmarkSample Finish();
}
