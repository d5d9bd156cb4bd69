namespace Distribution.Transports.Tests.Services;

/// <summary>Texts of any length.</summary>
[Service]
public sealed class Texts
{
    public static int Length(string text) => text.Length;

    public static string Make(int length) => new('x', length);
}
