using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace Distribution;

/// <summary>The stack of an exception in plain words: methods as they are written in the source, files without their folders.</summary>
internal static class StackFrames
{
    /// <summary>More are not kept.</summary>
    internal const int Most = 16;

    private static readonly Assembly[] Engine = [typeof(InSimulator.SimulatedNodes).Assembly, typeof(StackFrames).Assembly];

    /// <summary>The frames up to the engine, and the first that is not the platform's; null: there is none.</summary>
    internal static (IReadOnlyList<string> Stack, string? Frame) Of(Exception exception)
    {
        var known = new StackTrace(exception, fNeedFileInfo: true).GetFrames()
            .Select(frame => (Frame: frame, Method: frame.GetMethod()))
            .Where(frame => frame.Method?.DeclaringType is { } type && !IsPlumbing(type))
            .ToArray();

        // The engine itself may throw at what it is asked for: then whoever asked is behind it.
        var own = Array.FindIndex(known, frame => !IsPlatform(frame.Method!.DeclaringType!) && !IsEngine(frame.Method!.DeclaringType!));
        var end = own < 0 ? -1 : Array.FindIndex(known, own, frame => IsEngine(frame.Method!.DeclaringType!));
        known = known[..Math.Min(Most, end < 0 ? known.Length : end)];
        own = own < known.Length ? own : -1;
        var words = known.Select(frame => WordsOf(frame.Frame, frame.Method!)).ToArray();
        var frame = own < 0 ? null : words[own];

        // The compiler lets methods with read-only references be called through others of their name, which have no line.
        var written = words.Where((word, place) => place == 0 || !words[place - 1].StartsWith($"{word} (", StringComparison.Ordinal));
        return ([.. written], frame);
    }

    private static bool IsEngine(Type type) => Engine.Contains(type.Assembly);

    // The parts of the runtime that throw for compiled code, as where an index is out of range, are in Internal.Runtime.
    private static bool IsPlatform(Type type) => type.Assembly == typeof(object).Assembly
        || type.Namespace is "System" || type.Namespace?.StartsWith("System.", StringComparison.Ordinal) == true;

    // Between an asynchronous method and who awaits it.
    private static bool IsPlumbing(Type type) =>
        type.Namespace is "System.Runtime.CompilerServices" or "System.Runtime.ExceptionServices" or "System.Threading.Tasks";

    private static string WordsOf(StackFrame frame, MethodBase method)
    {
        var words = NameOf(method);
        return frame.GetFileName() is { Length: > 0 } file
            ? string.Create(CultureInfo.InvariantCulture, $"{words} ({Path.GetFileName(file)}:{frame.GetFileLineNumber()})")
            : words;
    }

    /// <summary>The type and the method that the compiler made others of: the states of asynchronous methods and iterators, lambdas,
    /// local functions.</summary>
    private static string NameOf(MethodBase method)
    {
        var (type, name) = (method.DeclaringType!, Written(method.Name));
        while (type.Name.StartsWith('<') && type.DeclaringType is { } outer)
        {
            name = Written(type.Name) is { Length: > 0 } written ? written : name;
            type = outer;
        }

        // Of a method of an interface that is implemented by its full name the last part; a constructor begins with a full stop.
        return $"{type.Name.Split('`')[0]}.{name[(name.LastIndexOf('.') is var dot and > 0 ? dot + 1 : 0)..]}";
    }

    /// <summary>What is between the first brackets, if it begins with one.</summary>
    private static string Written(string name) =>
        name.StartsWith('<') && name.IndexOf('>', StringComparison.Ordinal) is var end and > 0 ? name[1..end] : name;
}
