using Distribution.Experiments.Results;
using Distribution.Experiments.Statistics;
using Distribution.Experiments.Theory;
using Distribution.Protocol;

namespace Distribution.Experiments.Composing;

/// <summary>What a report says of all rows together, and which of them it shows: found in one pass that keeps no row, so that a million
/// rows take no more memory than a thousand.</summary>
internal sealed class RowSurvey
{
    private static readonly string[] OfRow = ["cell", "runs", "notes", "traceHash"];
    private static readonly string[] OfMeasure = ["mean", "low", "high", "count", "theory", "theoryName"];

    private readonly RowSample sample = new();
    private readonly RowExtremes extremes;
    private readonly Dictionary<string, int> notes = new(StringComparer.Ordinal);

    private RowSurvey(IReadOnlyList<string> measures)
    {
        Measures = [.. measures.Select(measure => new MeasureSurvey(measure))];
        extremes = new RowExtremes(measures.Count > 0 && ReportWords.IsLowWorse(measures[0]));
    }

    /// <summary>How many rows.</summary>
    internal int Count { get; private set; }

    /// <summary>The runs of all rows.</summary>
    internal long Runs { get; private set; }

    /// <summary>The fewest runs of a row; 0 without rows.</summary>
    internal int LeastRuns { get; private set; }

    /// <summary>The most runs of a row.</summary>
    internal int MostRuns { get; private set; }

    /// <summary>The hash over the rows' hashes in order.</summary>
    internal ulong TraceHash { get; private set; } = StableHash.Seed;

    /// <summary>What a reader must know, and of how many rows, in the order of the first of them.</summary>
    internal IReadOnlyList<KeyValuePair<string, int>> Notes { get; private set; } = [];

    /// <summary>By measure, in order.</summary>
    internal IReadOnlyList<MeasureSurvey> Measures { get; }

    /// <summary>The rows that charts are made of.</summary>
    internal IReadOnlyList<int> Charted => sample.Cells;

    /// <summary>The rows that the table shows, the worst first where it does not show all.</summary>
    internal IReadOnlyList<int> Listed => extremes.Cells;

    /// <summary>Looks at every row.</summary>
    internal static RowSurvey Of(ResultsReader reader)
    {
        var measures = reader.Columns.Measures;
        var survey = new RowSurvey(measures);
        if (measures.Count > 0)
        {
            reader.Scan(
                [.. OfRow, .. measures.SelectMany(measure => OfMeasure.Select(part => $"{measure}.{part}"))],
                survey.Add);
        }

        survey.Notes = [.. survey.notes];
        return survey;
    }

    /// <summary>What is surveyed where there are no rows.</summary>
    internal static RowSurvey Empty { get; } = new([]);

    private void Add(StoredRecord row)
    {
        var (cell, runs) = ((int)row.Whole(0), (int)row.Whole(1));
        LeastRuns = Count == 0 ? runs : Math.Min(LeastRuns, runs);
        MostRuns = Math.Max(MostRuns, runs);
        Runs += runs;
        Count++;
        TraceHash = StableHash.Add(TraceHash, StableHash.Mix(row.Hash(3)));
        foreach (var note in RowColumns.NotesOf(row.Text(2)))
        {
            notes[note] = notes.GetValueOrDefault(note) + 1;
        }

        for (var index = 0; index < Measures.Count; index++)
        {
            Measures[index].Add(row.From(OfRow.Length + (index * OfMeasure.Length)));
        }

        sample.Add(cell);
        extremes.Add(cell, row.Number(OfRow.Length));
    }
}

/// <summary>One measure over all rows, beside theory.</summary>
/// <param name="name">Which measure.</param>
internal sealed class MeasureSurvey(string name)
{
    /// <summary>Which measure.</summary>
    internal string Name => name;

    /// <summary>Whether theory says something about any row.</summary>
    internal bool HasTheory { get; private set; }

    /// <summary>Rows that were measured and of which theory says what the mean is.</summary>
    internal int Predicted { get; private set; }

    /// <summary>Of these, where theory lies inside the interval.</summary>
    internal int Inside { get; private set; }

    /// <summary>Of these, how many have an interval: those of more than one run.</summary>
    internal int WithInterval { get; private set; }

    /// <summary>Of these, the greatest distance of the mean from theory.</summary>
    internal double Distance { get; private set; }

    /// <summary>Looks at a row's mean, low, high, count, theory and its name.</summary>
    internal void Add(StoredRecord measure)
    {
        if (measure.IsNull(4))
        {
            return;
        }

        HasTheory = true;
        if (measure.Whole(3) > 0 && TheoryLine.IsMean(measure.Text(5)))
        {
            var (mean, theory) = (measure.Number(0), measure.Number(4));
            Predicted++;
            var interval = new Interval(measure.Number(1), measure.Number(2));
            WithInterval += double.IsFinite(interval.Width) ? 1 : 0;
            Inside += interval.Contains(theory) ? 1 : 0;
            Distance = Math.Max(Distance, Math.Abs(mean - theory));
        }
    }
}
