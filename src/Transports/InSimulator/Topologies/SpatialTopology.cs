using System.Globalization;

namespace Distribution.InSimulator;

/// <summary>Sites on a line, all of which may contact each other, the nearer ones more often: a partner at distance d with probability
/// proportional to d^-a (Demers et al. 1987, section 3).</summary>
public sealed class SpatialTopology : Topology
{
    /// <summary>The largest exponent; already there hardly anyone but the nearest is ever contacted.</summary>
    public const double ExponentMax = 100;

    private readonly double exponent;

    /// <summary>Sites on a line.</summary>
    /// <param name="exponent">The a: 0 (all alike) .. <see cref="ExponentMax"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public SpatialTopology(double exponent)
    {
        if (!(exponent is >= 0 and <= ExponentMax))
        {
            throw new ArgumentOutOfRangeException(nameof(exponent), exponent, "The exponent is a number from 0 to 100.");
        }

        this.exponent = exponent;
    }

    /// <inheritdoc/>
    public override string? Misfit(int nodes) => null;

    /// <inheritdoc/>
    public override PeerTable Connect(int nodes, ulong seed) => new DistanceTable(nodes, exponent);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"spatial:{exponent}");
}
