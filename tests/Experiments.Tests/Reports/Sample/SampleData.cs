using Distribution.Experiments.Reports;
using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Reports.Gallery;

namespace Distribution.Experiments.Tests.Reports.Sample;

/// <summary>Plain data for every chart of the gallery.</summary>
internal static class SampleData
{
    private const int Nodes = 1000;
    private const int Runs = 200;

    public static readonly Setting Setting = new("infect and die", Nodes, Runs, 1);

    public static FanoutSweep Fanout()
    {
        var random = new SampleRandom(1);
        return new FanoutSweep
        {
            Setting = Setting,
            IntervalMeaning = "95 % t interval of the mean over 200 runs",
            Theory = [.. Enumerable.Range(0, 181).Select(step => 1 + step * 0.05).Select(f => new Point(f, SampleGossip.FixedPoint(f)))],
            Points =
            [
                .. Enumerable.Range(1, 10).Select(fanout =>
                {
                    var failed = fanout == 3 ? 3 : 0;
                    var runs = Enumerable.Range(0, Runs - failed).Select(_ => SampleGossip.Reach(random, Nodes, fanout)).ToArray();
                    return new FanoutPoint(fanout, SampleGossip.Mean(runs), runs, failed);
                }),
            ],
        };
    }

    public static Growth Growth()
    {
        var random = new SampleRandom(2);
        return new Growth
        {
            Setting = Setting with { Protocol = "one contact a round", Runs = 100 },
            BandMeaning = "10 – 90 % of 100 runs",
            Curves = [Curve("push", pull: false), Curve("pull", pull: true)],
        };

        GrowthCurve Curve(string name, bool pull)
        {
            var runs = Enumerable.Range(0, 100).Select(_ => SampleGossip.Rounds(random, Nodes, pull)).ToArray();
            var rounds = Enumerable.Range(0, runs.Min(run => run.Count)).Select(round =>
            {
                var shares = runs.Select(run => run[round]).ToArray();
                return new RoundSpread(round, SampleGossip.Quantile(shares, 0.5), SampleGossip.Quantile(shares, 0.1), SampleGossip.Quantile(shares, 0.9));
            });
            return new GrowthCurve(name, [.. rounds], [], "");
        }
    }

    public static LatencyComparison Latency()
    {
        var random = new SampleRandom(3);
        return new LatencyComparison
        {
            Setting = new Setting("gossip service, subset ln n", 6, 400, 1),
            Measure = "last arrival",
            Simulator = [.. Enumerable.Range(0, 400).Select(_ => 9 * Math.Exp(0.32 * random.Normal()))],
            Processes = [.. Enumerable.Range(0, 400).Select(_ => 10 * Math.Exp(0.38 * random.Normal()) + (random.Uniform() < 0.04 ? 25 : 0))],
        };
    }

    public static ReachGrid Grid()
    {
        var random = new SampleRandom(4);
        double[] losses = [0, 0.01, 0.05, 0.1, 0.2, 0.3];
        var cells = new List<HeatCell>();
        for (var column = 0; column < 8; column++)
        {
            for (var row = 0; row < losses.Length; row++)
            {
                var runs = Enumerable.Range(0, 20).Select(_ => SampleGossip.Reach(random, 500, column + 1, losses[row]));
                cells.Add((column, row) switch
                {
                    (6, 5) => HeatCell.Failed(column, row, 4),
                    (7, 4) or (7, 5) => HeatCell.NotRun(column, row, "interrupted"),
                    _ => HeatCell.Measured(column, row, runs.Average()),
                });
            }
        }

        return new ReachGrid
        {
            Setting = new Setting("infect and die", 500, 20, 4),
            Across = "fan-out",
            Columns = ["1", "2", "3", "4", "5", "6", "7", "8"],
            Upwards = "loss",
            Rows = ["0 %", "1 %", "5 %", "10 %", "20 %", "30 %"],
            Cells = cells,
            Target = 0.99,
        };
    }

    public static SpawnTimes Spawn()
    {
        var random = new SampleRandom(5);
        return new SpawnTimes
        {
            Subtitle = "one process at a time, 60 starts a kind",
            IntervalMeaning = "95 % order-statistic interval of the median over 60 starts",
            Kinds = [Kind("empty process", 1.1, 0.2), Kind("node, cold", 61, 0.18), Kind("node, warm", 44, 0.12)],
        };

        SpawnKind Kind(string name, double typical, double spread)
        {
            var samples = Enumerable.Range(0, 60).Select(_ => typical * Math.Exp(spread * random.Normal())).ToArray();
            var sorted = samples.Order().ToArray();
            return new SpawnKind(name, samples, new Estimate(SampleGossip.Quantile(samples, 0.5), sorted[22], sorted[37], 60));
        }
    }
}
