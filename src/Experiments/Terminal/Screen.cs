using System.Text;
using Spectre.Console;

namespace Distribution.Experiments.Terminal;

/// <summary>What the terminal can show.</summary>
/// <param name="Width">Columns; 80 where unknown.</param>
/// <param name="IsUnicode">Whether the output takes characters beyond ASCII.</param>
/// <param name="IsAnimated">Whether a line on standard error may be rewritten.</param>
/// <param name="HasColor">Whether colours are wanted.</param>
internal sealed record Screen(int Width, bool IsUnicode, bool IsAnimated, bool HasColor)
{
    /// <summary>The width where there is no terminal to ask.</summary>
    internal const int UnknownWidth = 80;

    /// <summary>No terminal at all.</summary>
    internal static Screen None { get; } = new(UnknownWidth, true, false, false);

    /// <summary>Asks this process's console and environment.</summary>
    internal static Screen OfConsole() => Of(
        Environment.GetEnvironmentVariable,
        !Console.IsErrorRedirected,
        Console.IsOutputRedirected ? 0 : WindowWidth(),
        Console.OutputEncoding);

    /// <summary>NO_COLOR (any value), TERM=dumb and CI switch colour off; the latter two and a missing terminal also the
    /// animation.</summary>
    internal static Screen Of(Func<string, string?> variable, bool isErrorTerminal, int width, Encoding encoding)
    {
        var isPlain = variable("TERM") is "dumb" || !string.IsNullOrEmpty(variable("CI"));
        var isAnimated = isErrorTerminal && !isPlain;
        return new Screen(
            width > 0 ? width : UnknownWidth,
            encoding.GetMaxByteCount(1) > 2,
            isAnimated,
            isAnimated && string.IsNullOrEmpty(variable("NO_COLOR")));
    }

    /// <summary>A console that shows no more than this on standard error.</summary>
    internal IAnsiConsole ConsoleOn(TextWriter error) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = IsAnimated ? AnsiSupport.Yes : AnsiSupport.No,
        ColorSystem = HasColor ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
        Interactive = InteractionSupport.No,
        Out = new AnsiConsoleOutput(error),
    });

    private static int WindowWidth()
    {
        try
        {
            return Console.WindowWidth;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
