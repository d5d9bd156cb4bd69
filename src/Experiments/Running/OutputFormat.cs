namespace Distribution.Experiments.Running;

/// <summary>How results are printed.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Table,

    /// <summary>For programs: one JSON document and nothing else on standard output.</summary>
    Json,
}
