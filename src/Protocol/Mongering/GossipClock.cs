using System.Runtime.CompilerServices;

namespace Distribution.Protocol;

/// <summary>
/// When the sites of an epidemic act, and which cycle an instant belongs to. Cycle c of the synchronous clock is the c-th period of every
/// site's clock, and first actions are in cycle 1; under the staggered clock every site counts periods of its own, which begin at a random
/// phase; under the Poisson clock there are gaps but no cycles. Immutable; share it.
/// </summary>
public sealed class GossipClock
{
    // Draws of a fraction of a period have this resolution, in bits.
    private const int FractionBits = 30;

    private readonly long period;
    private readonly long window;
    private readonly bool isOrdered;

    /// <summary>A clock.</summary>
    /// <param name="model">Which one.</param>
    /// <param name="period">The length of a cycle; at least 2 ns.</param>
    /// <param name="isOrdered">Synchronous only: whether the order of contacts inside a cycle matters. If so every site acts at an
    /// instant of its own, drawn anew each cycle in the first half of the period: equal instants would serve sites in the order of their
    /// numbers, and a phase fixed by site in a fixed order. If not, a site keeps an instant in what an exchange leaves of the period, which
    /// has the same statistics and costs less.</param>
    /// <param name="exchange">Synchronous only: the most that an exchange takes; so much of the period is left free at its end. From 0 to
    /// half of the period; null: a quarter.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period or the exchange is outside its range.</exception>
    public GossipClock(ClockModel model, Duration period, bool isOrdered = false, Duration? exchange = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, new Duration(2));
        var reserved = exchange?.Nanoseconds ?? period.Nanoseconds / 4;
        ArgumentOutOfRangeException.ThrowIfNegative(reserved, nameof(exchange));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(reserved, period.Nanoseconds / 2, nameof(exchange));
        Model = model;
        this.period = period.Nanoseconds;
        this.isOrdered = isOrdered;
        window = isOrdered ? this.period / 2 : this.period - reserved;
    }

    /// <summary>For hosts where time stands still and a timer expires whenever it likes: that of <see cref="ClockModel.Poisson"/>, without
    /// a gap to draw.</summary>
    public static GossipClock Timeless { get; } = new(ClockModel.Poisson, new Duration(2)) { IsTimeless = true };

    /// <summary>Which clock it is.</summary>
    public ClockModel Model { get; }

    /// <summary>The length of a cycle.</summary>
    public Duration Period => new(period);

    private bool IsTimeless { get; init; }

    /// <summary>Whether everybody decides on the state at the start of the cycle.</summary>
    public bool IsSynchronous => Model == ClockModel.Synchronous;

    /// <summary>Draws a site's phase, once, when it starts: where in its period it acts; 0 where that is drawn anew each time.</summary>
    /// <returns>In units of 2^-30 of the period.</returns>
    public int DrawPhase<TMessage, TEnvironment>(TEnvironment environment)
        where TMessage : struct
        where TEnvironment : struct, IEnvironment<TMessage>, allows ref struct =>
        Model == ClockModel.Staggered || (IsSynchronous && !isOrdered) ? environment.NextRandom(1 << FractionBits) : 0;

    /// <summary>The number of the cycle that an instant lies in, from 0 up; of the site's own cycle under the staggered clock, where the
    /// time before its first action is cycle 0; always 0 under the Poisson clock.</summary>
    /// <param name="phase">The site's phase.</param>
    /// <param name="now">The instant.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int CycleOf(int phase, Instant now) => Model switch
    {
        ClockModel.Synchronous => (int)(now.Nanoseconds / period),
        ClockModel.Staggered => (int)((now.Nanoseconds - Fraction(period, phase) + period) / period),
        _ => 0,
    };

    /// <summary>How long until a site acts again: in its next cycle, or after a random gap of one period in the mean.</summary>
    /// <param name="phase">The site's phase.</param>
    /// <param name="environment">Whose clock and stream.</param>
    public Duration ToNextAction<TMessage, TEnvironment>(int phase, TEnvironment environment)
        where TMessage : struct
        where TEnvironment : struct, IEnvironment<TMessage>, allows ref struct
    {
        var now = environment.Now;
        switch (Model)
        {
            case ClockModel.Synchronous:
                var start = (period * (CycleOf(phase, now) + 1L)) - now.Nanoseconds;
                return new Duration(start + (isOrdered
                    ? Fraction(window, environment.NextRandom(1 << FractionBits))
                    : Fraction(window, phase)));
            case ClockModel.Staggered:
                return new Duration((period * CycleOf(phase, now)) + Fraction(period, phase) - now.Nanoseconds);
            default:
                if (IsTimeless)
                {
                    return Period;
                }

                var (whole, fraction) = ExponentialGap.Draw<TMessage, TEnvironment>(environment);
                return new Duration((period * whole) + Fraction(period, fraction));
        }
    }

    /// <summary>The part <paramref name="fraction"/> / 2^30 of a length, rounded down.</summary>
    private static long Fraction(long length, int fraction) =>
        (long)Math.BigMul((ulong)length, (ulong)fraction << (64 - FractionBits), out _);
}
