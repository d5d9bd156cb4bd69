using System.Globalization;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace Distribution.Properties;

/// <summary>A property over generated values whose cases are the same in every run: a red build says the same when it is run again. The
/// environment variable <c>PROPERTY_SEED</c> (any unsigned 64-bit number) draws other cases; <c>./check --fuzz</c> does that many times.
/// What fails prints the values, shrunk, and the seed as FsCheck writes it, for <c>Replay</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SeededPropertyAttribute : FsCheck.NUnit.PropertyAttribute, ISimpleTestBuilder
{
    /// <summary>The category of all properties.</summary>
    public const string Category = "Property";

    // Gamma, FsCheck's second number, has to be odd.
    private static readonly string Seed = ulong.Parse(
        Environment.GetEnvironmentVariable("PROPERTY_SEED") is { Length: > 0 } given ? given : "20241987", CultureInfo.InvariantCulture) + ",1987";

    /// <summary>The cases of this run's seed, unless <c>Replay</c> is set.</summary>
    public SeededPropertyAttribute() => Replay = Seed;

    // FsCheck reads its options from the attribute of the method, so whose builder runs makes no difference to it.
    TestMethod ISimpleTestBuilder.BuildFrom(IMethodInfo method, Test? suite)
    {
        var test = ((ISimpleTestBuilder)new FsCheck.NUnit.PropertyAttribute()).BuildFrom(method, suite);
        test.Properties.Add(PropertyNames.Category, Category);
        return test;
    }
}
