using Distribution.Protocol;
using World = Distribution.InSimulator.SimulatedEnvironment<ParcelRing.Note>;

namespace ParcelRing;

public enum Word { Parcel, Receipt }

/// <summary>A message: here is the parcel of this number, or the receipt for it.</summary>
public readonly record struct Note(Word Word, int Number);

/// <summary>The state of a node: how many parcels its user gave it, for how many of them it has a receipt; how many it has taken from the
/// node before it, and the number of the last.</summary>
public readonly record struct Site(int Given, int Receipted, int Taken, int Last);

/// <summary>Each node brings parcels to the next one, one at a time, again and again until it has the receipt.</summary>
public sealed class Ring(bool forgetful) : IProtocol<Site, Note, World>, IDescribed<Site>
{
    private static readonly TimerId Again = new(0);

    public void Give(ref Site site, World world)
    {
        site = site with { Given = site.Given + 1 };
        if (site.Given == site.Receipted + 1) Bring(site, world);
    }

    public void OnStart(ref Site site, World world) { }

    public void OnTimer(ref Site site, TimerId timer, World world) => Bring(site, world);

    public void OnMessage(ref Site site, NodeId from, in Note note, World world)
    {
        if (note.Word == Word.Parcel)
        {
            if (forgetful || note.Number > site.Last) site = site with { Taken = site.Taken + 1, Last = note.Number };
            world.Send(from, note with { Word = Word.Receipt });
        }
        else if (note.Number == site.Receipted + 1)
        {
            site = site with { Receipted = note.Number };
            Bring(site, world);
        }
    }

    public string NameOf(TimerId timer) => "again";

    private static void Bring(Site site, World world)
    {
        if (site.Receipted == site.Given) return;
        world.Send(new NodeId((world.Self.Index + 1) % world.NodeCount), new Note(Word.Parcel, site.Receipted + 1));
        world.SetTimer(Again, Duration.FromMilliseconds(200));
    }
}
