namespace Distribution.Browser.Tests;

/// <summary>How a reader looks at a page.</summary>
internal sealed record View(int Width, bool IsDark, bool HasScript = true)
{
    public override string ToString() => FormattableString.Invariant($"{Width}-{(IsDark ? "dark" : "light")}");
}
