namespace Distribution.Transports.Tests.Services;

/// <summary>Subsets of a program's own.</summary>
public static class Subsets
{
    [Subset]
    public static double Half(int members) => members / 2.0;

    [Subset]
    public static double Failing(int members) => throw new InvalidOperationException("planted");

    public static double Unmarked(int members) => members;
}
