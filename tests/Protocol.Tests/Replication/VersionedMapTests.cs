using FsCheck;
using FsCheck.Fluent;

namespace Distribution.Protocol.Tests;

public sealed class VersionedMapTests
{
    /// <summary>Entries of few keys and few versions, so that they meet. A version says what was written: what is equal in both is one
    /// write, and its certificate may have been activated at several times.</summary>
    public static Arbitrary<MapEntry[]> Entries() => (
        from key in Gen.Elements("a", "b", "c", "key 10", "key 9")
        from time in Gen.Choose(0, 4)
        from site in Gen.Choose(0, 2)
        from activation in Gen.Choose(time, 6)
        let version = new EntryVersion(time, (ulong)site)
        select (time + site) % 3 == 0
            ? MapEntry.Certificate(key, version, new Instant(activation), [new NodeId(site)])
            : MapEntry.Of(key, Payload.OfText($"{time}.{site}"), version)).ArrayOf().ToArbitrary();

    [SeededProperty(Arbitrary = [typeof(VersionedMapTests)], MaxTest = 500)]
    public void Merging_is_commutative_associative_and_idempotent(MapEntry[] a, MapEntry[] b, MapEntry[] c)
    {
        Assert.That(Text(Merged(Merged(Of(a), Of(b)), Of(c))), Is.EqualTo(Text(Merged(Of(a), Merged(Of(b), Of(c))))));
        Assert.That(Text(Merged(Of(a), Of(b))), Is.EqualTo(Text(Merged(Of(b), Of(a)))));
        Assert.That(Text(Merged(Of(a), Of(a))), Is.EqualTo(Text(Of(a))));
        Assert.That(Text(Of([.. a, .. b])), Is.EqualTo(Text(Merged(Of(a), Of(b)))));
    }

    [SeededProperty(Arbitrary = [typeof(VersionedMapTests)], MaxTest = 500)]
    public void Checksums_are_equal_where_contents_are_and_nowhere_else(MapEntry[] a, MapEntry[] b) =>
        Assert.That(Of(a).Checksum == Of(b).Checksum, Is.EqualTo(string.Equals(Text(Of(a)), Text(Of(b)), StringComparison.Ordinal)));

    [SeededProperty(Arbitrary = [typeof(VersionedMapTests)], MaxTest = 500)]
    public void The_checksum_of_a_merge_is_known_before_it(MapEntry[] a, MapEntry[] b)
    {
        var (map, other) = (Of(a), Of(b));
        var before = map.Checksum;
        Assert.That(map.ChecksumWith(other.Entries), Is.EqualTo(Merged(Of(a), other).Checksum));
        Assert.That(map.Checksum, Is.EqualTo(before));
    }

    [SeededProperty(Arbitrary = [typeof(VersionedMapTests)], MaxTest = 200)]
    public void A_merge_never_makes_a_key_older(MapEntry[] a, MapEntry[] b)
    {
        var map = Of(a);
        foreach (var entry in b)
        {
            var before = map.Find(entry.Key)?.Version ?? EntryVersion.Initial;
            map.Merge(entry);
            Assert.That(map.Find(entry.Key)!.Version, Is.GreaterThanOrEqualTo(before).And.GreaterThanOrEqualTo(entry.Version));
        }
    }

    [Test]
    public void An_empty_map_has_the_checksum_0_again_when_all_is_forgotten()
    {
        var map = Of([MapEntry.Of("a", Payload.Null, new EntryVersion(3, 1))]);
        Assert.That(map.Checksum, Is.Not.Zero);
        map.Remove("a");
        map.Remove("b");
        Assert.That((map.Checksum, map.Entries.Count), Is.EqualTo((0ul, 0)));
    }

    private static VersionedMap Of(MapEntry[] entries)
    {
        var map = new VersionedMap();
        foreach (var entry in entries)
        {
            map.Merge(entry);
        }

        return map;
    }

    private static VersionedMap Merged(VersionedMap one, VersionedMap other)
    {
        one.Merge(other);
        return one;
    }

    private static string Text(VersionedMap map) =>
        string.Join(';', map.Entries.Select(entry => $"{entry.Key} {entry.Version} {entry.Value} {entry.Activation}"));
}
