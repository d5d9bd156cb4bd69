namespace Distribution.Protocol;

/// <summary>
/// Elementary functions made of +, -, * and / alone, each of which IEEE 754 rounds exactly: the same bits on every machine, which
/// <see cref="Math"/>'s calls into the platform's library do not promise. Accurate to a few units in the last place.
/// </summary>
public static class DeterministicMath
{
    private const double Ln2 = 0.69314718055994530942;

    // ln 2 in two parts, the first with so few digits that its multiples up to 2^20 are exact (the constants of FreeBSD's msun, e_exp.c).
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>The natural logarithm.</summary>
    /// <param name="x">Finite and above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="x"/> is not finite and positive.</exception>
    public static double Log(double x)
    {
        if (!(x > 0) || double.IsInfinity(x))
        {
            throw new ArgumentOutOfRangeException(nameof(x), x, "The logarithm needs a finite number above 0.");
        }

        var exponent = 0;
        while (x > 1.4142135623730951)
        {
            x /= 2;
            exponent++;
        }

        while (x < 0.70710678118654757)
        {
            x *= 2;
            exponent--;
        }

        // ln x = 2 artanh((x - 1) / (x + 1)); |z| <= 0.172, so 13 terms reach below 2^-60.
        var z = (x - 1) / (x + 1);
        var square = z * z;
        var sum = 0.0;
        for (var k = 25; k >= 1; k -= 2)
        {
            sum = (sum * square) + (1.0 / k);
        }

        return (2 * z * sum) + (exponent * Ln2);
    }

    /// <summary>e to the power <paramref name="x"/>; 0 below -700, and <paramref name="x"/> may be at most 700.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Above 700, or not a number.</exception>
    public static double Exp(double x)
    {
        if (!(x <= 700))
        {
            throw new ArgumentOutOfRangeException(nameof(x), x, "The exponential is defined here up to 700.");
        }

        if (x < -700)
        {
            return 0;
        }

        var halvings = (int)(x / Ln2);
        var rest = x - (halvings * Ln2High) - (halvings * Ln2Low);
        var sum = 1.0;
        for (var k = 22; k >= 1; k--)
        {
            sum = 1 + (sum * rest / k);
        }

        for (; halvings > 0; halvings--)
        {
            sum *= 2;
        }

        for (; halvings < 0; halvings++)
        {
            sum /= 2;
        }

        return sum;
    }
}
