using Distribution.Experiments.Theory;
using Distribution.Protocol;

namespace Distribution.Experiments.Tests.Fakes;

/// <summary>Rumors whose contacts do not depend on what they find, without a network: informed sites make their contacts one after another,
/// by which as many are reached as in any order. Residue, reach and traffic have the law that runs of the protocol have, and a run
/// takes some microseconds.</summary>
internal sealed class SpreadLaw : IListedProtocol
{
    public string Name => Given.Rumor.Name;

    public string Summary => "the law of a rumor";

    public string Example => "";

    public string SweepExample => "";

    public IReadOnlyList<ProtocolOption> Options => Given.Rumor.Options;

    public IReadOnlyList<MeasureDefinition> Measures { get; } =
        [.. Given.Rumor.Measures.Where(measure => measure.Name is "residue" or "reach" or "traffic")];

    public ISimulationRun Prepare(Settings settings) => SpreadModel.TryReadOnce(settings, out var model)
        ? new Run(model, settings.Get(CommonOptions.Nodes))
        : throw new ArgumentException("the contacts of such sites depend on what they find", nameof(settings));

    private sealed class Run(SpreadModel model, int nodes) : ISimulationRun
    {
        private readonly bool isDistinct = model.Law is ContactLaw.Fixed or ContactLaw.Binomial;
        private RandomStream chance;

        public double CurveStep => 1;

        RunSample ISimulationRun.Run(ulong seed, CancellationToken cancellation)
        {
            chance = new RandomStream(seed);
            var (informed, sent) = (1, 0);
            for (var site = 0; site < informed; site++)
            {
                var contacts = Contacts();
                sent += contacts;
                informed += Informs(contacts, model.Live - informed);
            }

            var reach = (double)informed / model.Live;
            return new RunSample
            {
                Measures = new Dictionary<string, double>(StringComparer.Ordinal)
                {
                    ["residue"] = 1 - reach,
                    ["reach"] = reach,
                    ["traffic"] = (double)sent / nodes,
                },
                TraceHash = seed,
                Events = sent,
            };
        }

        /// <summary>How many of the live sites that know nothing learn by so many contacts of one site.</summary>
        private int Informs(int contacts, int susceptible)
        {
            var (fresh, candidates) = (0, model.Candidates);
            for (; contacts > 0; contacts--)
            {
                var (isSusceptible, arrives) = (chance.Below((ulong)candidates) < (ulong)susceptible, Happens(model.Arrival));
                fresh += isSusceptible && arrives ? 1 : 0;

                // Drawn once it is not drawn again; else it is one of those that know.
                susceptible -= isSusceptible && (isDistinct || arrives) ? 1 : 0;
                candidates -= isDistinct ? 1 : 0;
            }

            return fresh;
        }

        private int Contacts() => model.Law switch
        {
            ContactLaw.Binomial => Enumerable.Range(0, model.Candidates).Count(_ => Happens(model.Fanout / model.Candidates)),
            ContactLaw.Poisson => Poisson(),
            ContactLaw.Geometric => Geometric(),
            _ => (int)model.Fanout + (Happens(model.Fanout % 1) ? 1 : 0),
        };

        // Arrivals at rate 1 until so long.
        private int Poisson()
        {
            var count = -1;
            for (var until = model.Fanout; until >= 0; count++)
            {
                until += Math.Log(1 - Unit());
            }

            return count;
        }

        private int Geometric()
        {
            var count = 1;
            while (!Happens(1 / model.Fanout))
            {
                count++;
            }

            return count;
        }

        private bool Happens(double probability) => Unit() < probability;

        private double Unit() => (chance.Next() >> 11) / (double)(1UL << 53);
    }
}
