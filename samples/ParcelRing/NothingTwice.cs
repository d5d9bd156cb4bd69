using Distribution;
using Distribution.InSimulator;

namespace ParcelRing;

/// <summary>No node takes more parcels than the node before it was given.</summary>
public sealed class NothingTwice(Simulation<Site, Note> simulation) : Oracle
{
    public override string Name => "no parcel twice";

    public override string? AfterEvent()
    {
        var sites = simulation.States;
        for (var node = 0; node < sites.Length; node++)
        {
            var (given, taken) = (sites[node].Given, sites[(node + 1) % sites.Length].Taken);
            if (taken > given) return $"n{node} was given {given} parcels, of which the next node has taken {taken}";
        }

        return null;
    }
}
