namespace Distribution.Protocol;

/// <summary>
/// Exponentially distributed numbers of mean 1 by comparisons alone (von Neumann 1951, "Various techniques used in connection with random
/// digits"): no logarithm, so that every machine decides alike. e^2 / (e - 1) = 4.3 draws in the mean.
/// </summary>
internal static class ExponentialGap
{
    private const int Resolution = 1 << 30;

    /// <summary>Draws one number: whole + fraction / 2^30.</summary>
    /// <remarks>The run of falling draws that begins with u has an odd length with probability e^-u. If it has, u is the fraction and the
    /// number of failed attempts, each of probability 1/e, is the whole part.</remarks>
    internal static (int Whole, int Fraction) Draw<TMessage, TEnvironment>(TEnvironment environment)
        where TMessage : struct
        where TEnvironment : struct, IEnvironment<TMessage>, allows ref struct
    {
        for (var whole = 0; ; whole++)
        {
            var first = environment.NextRandom(Resolution);
            var last = first;
            var isOdd = true;
            for (var next = environment.NextRandom(Resolution); next < last; next = environment.NextRandom(Resolution))
            {
                last = next;
                isOdd = !isOdd;
            }

            if (isOdd)
            {
                return (whole, first);
            }
        }
    }
}
