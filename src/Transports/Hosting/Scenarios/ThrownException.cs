using System.Text;

namespace Distribution;

/// <summary>An exception that ended a run. Failures are told apart by its type and by the input during which it was thrown, which are the
/// same in every process; where it came from in the code depends on what the compiler has inlined, and is for people.</summary>
/// <param name="Type">The type's name, without its namespace.</param>
/// <param name="During">The input: a message, a timer, a step by its name; without the numbers in it.</param>
/// <param name="Stack">The frames from the one that threw up to the engine, such as <c>Ledger.OnMessage (Ledger.cs:41)</c>; at most
/// 16.</param>
/// <param name="Frame">The first of them that is not the platform's; null: there is none.</param>
public sealed record ThrownException(string Type, string During, IReadOnlyList<string> Stack, string? Frame)
{
    /// <summary>What should have held, as a violation has it.</summary>
    public string Oracle => During.Length == 0 ? AnyOracle : $"{AnyOracle} at {During}";

    /// <summary>The same as files of formats 1 and 2 have it, which do not tell inputs apart.</summary>
    public string AnyOracle => $"no {Type}";

    internal static ThrownException Of(Exception exception, string during)
    {
        var (stack, frame) = StackFrames.Of(exception);
        return new ThrownException(exception.GetType().Name, WithoutNumbers(during), stack, frame);
    }

    /// <summary>What it says, in one line and without the full stop that a story sets itself.</summary>
    internal static string SentenceOf(Exception exception) => exception.Message.ReplaceLineEndings(" ").TrimEnd('.');

    /// <summary>One step of many is no other place: their names differ by the numbers of nodes and rumors.</summary>
    private static string WithoutNumbers(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (!char.IsAsciiDigit(letter))
            {
                text.Append(letter);
            }
            else if (text.Length == 0 || text[^1] != '#')
            {
                text.Append('#');
            }
        }

        return text.ToString();
    }
}
