using FsCheck;
using FsCheck.Fluent;

namespace Distribution.Protocol.Tests.Membership;

/// <summary>The order of news, on which rests that nodes agree whatever reaches them first.</summary>
public sealed class MemberUpdateTests
{
    private static readonly NodeAddress Node = new("127.0.0.1", 1234);

    private static readonly Gen<MemberUpdate> Updates =
        from incarnation in Gen.Choose(0, 3)
        from version in Gen.Choose(0, 3)
        from status in Gen.Choose(0, 3)
        select new MemberUpdate(Node, (ulong)incarnation, (uint)version, (MemberStatus)status);

    [SeededProperty]
    public Property Of_two_updates_exactly_one_counts_unless_they_are_equal() => Prop.ForAll(
        Updates.Two().ToArbitrary(),
        pair => (pair.Item1.Overrides(pair.Item2) ? 1 : 0) + (pair.Item2.Overrides(pair.Item1) ? 1 : 0) == (pair.Item1 == pair.Item2 ? 0 : 1));

    [SeededProperty]
    public Property Whatever_the_order_of_arrival_the_same_update_remains() => Prop.ForAll(
        (from updates in Updates.NonEmptyListOf() from shuffled in Gen.Shuffle(updates.ToArray()) select (updates, shuffled)).ToArbitrary(),
        orders => Last(orders.updates) == Last(orders.shuffled));

    private static MemberUpdate Last(IEnumerable<MemberUpdate> updates) =>
        updates.Aggregate((held, update) => update.Overrides(held) ? update : held);
}
