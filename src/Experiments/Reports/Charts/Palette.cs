namespace Distribution.Experiments.Reports.Charts;

/// <summary>The colours of charts and pages, each once for light and once for dark. Series stay apart in the three simulated colour
/// blindnesses; the ramp is ordered in lightness.</summary>
internal static class Palette
{
    public const int RampSteps = 9;

    /// <summary>Colours by role. The names are those of the style sheet's variables, without their prefix.</summary>
    public static readonly (string Name, string Light, string Dark)[] Roles =
    [
        ("page", "#f6f7f8", "#0f1216"),
        ("card", "#ffffff", "#171b21"),
        ("ink", "#1b1f24", "#e6e9ed"),
        ("muted", "#57606a", "#a3adb8"),
        ("grid", "#e6e8eb", "#2a3038"),
        ("axis", "#8a939d", "#6f7984"),
        ("good", "#1a7f37", "#56d364"),
        ("bad", "#b3261e", "#ff8a80"),
        ("warn", "#8a5a00", "#e3b341"),
    ];

    private static readonly string[] SeriesLight = ["#2c5bb9", "#c3540a", "#209b88", "#9f005c", "#b38600", "#511b93"];
    private static readonly string[] SeriesDark = ["#62b0f6", "#e88b45", "#52e3c2", "#e24f9a", "#efd645", "#976cf1"];

    private static readonly string[] RampLight =
        ["#e3f6f7", "#ace2ea", "#79cae0", "#4cb0d4", "#2794c6", "#1077b4", "#125b9c", "#194080", "#19285f"];

    private static readonly string[] RampDark =
        ["#1e2433", "#253958", "#26527a", "#246d98", "#278ab0", "#3aa7c4", "#5dc3d4", "#89dde2", "#baf5f1"];

    // From these steps on the ink of the page can no longer be read on the ramp.
    internal const int FirstInvertedLight = 6;
    private const int FirstInvertedDark = 5;

    public static Ink Ink { get; } = new("dc-ink", "dc-ink", Role("ink").Light, Role("ink").Dark);

    public static Ink Bad { get; } = new("dc-bad", "dc-bad", Role("bad").Light, Role("bad").Dark);

    public static Ink Muted { get; } = new("dc-muted", "dc-muted", Role("muted").Light, Role("muted").Dark);

    /// <summary>A categorical colour, 1 to 6.</summary>
    public static Ink Series(int number) => new($"dc-s{number}", $"dc-x{number}", SeriesLight[number - 1], SeriesDark[number - 1]);

    /// <summary>A step of the sequential ramp, 1 (near the page) to 9. Labels of its series are in ink.</summary>
    public static Ink Ramp(int step) => new($"dc-r{step}", "dc-ink", RampLight[step - 1], RampDark[step - 1]);

    /// <summary>Every variable of the style sheet with its value in one theme.</summary>
    public static IEnumerable<(string Name, string Value)> Variables(bool dark)
    {
        foreach (var (name, light, darkValue) in Roles)
        {
            yield return (name, dark ? darkValue : light);
        }

        for (var number = 1; number <= SeriesLight.Length; number++)
        {
            var ink = Series(number);
            yield return ($"s{number}", dark ? ink.Dark : ink.Light);
            yield return ($"x{number}", dark ? ink.Dark : IsReadableOnLight(number) ? ink.Light : Ink.Light);
        }

        for (var step = 1; step <= RampSteps; step++)
        {
            var ink = Ramp(step);
            yield return ($"r{step}", dark ? ink.Dark : ink.Light);
            yield return ($"t{step}", TextOnRamp(step, dark));
        }

        yield return ("band", dark ? ".2" : ".16");
        yield return ("run", dark ? ".34" : ".28");
    }

    // Teal and gold stay under 4.5:1 on a white card: enough for a mark, too little for text.
    private static bool IsReadableOnLight(int series) => series is not (3 or 5);

    private static string TextOnRamp(int step, bool dark) => dark
        ? step < FirstInvertedDark ? Ink.Dark : Role("page").Dark
        : step < FirstInvertedLight ? Ink.Light : Role("card").Light;

    private static (string Name, string Light, string Dark) Role(string name) => Roles.Single(role => role.Name == name);
}
