namespace Distribution.Experiments.Calibrating;

/// <summary>Where a function with one valley is least (Kiefer 1953): every step asks once and leaves 0.62 of the range.</summary>
internal static class GoldenSection
{
    private const int Steps = 9;

    /// <summary>Within a hundredth of the range.</summary>
    /// <param name="most">The end of the range that begins at 0.</param>
    /// <param name="function">The function.</param>
    internal static double Least(double most, Func<double, double> function)
    {
        var golden = (Math.Sqrt(5) - 1) / 2;
        var (low, high) = (0.0, most);
        var (left, right) = (high - (golden * (high - low)), low + (golden * (high - low)));
        var (atLeft, atRight) = (function(left), function(right));
        for (var step = 0; step < Steps; step++)
        {
            if (atLeft < atRight)
            {
                (high, right, atRight) = (right, left, atLeft);
                left = high - (golden * (high - low));
                atLeft = function(left);
            }
            else
            {
                (low, left, atLeft) = (left, right, atRight);
                right = low + (golden * (high - low));
                atRight = function(right);
            }
        }

        return (low + high) / 2;
    }
}
