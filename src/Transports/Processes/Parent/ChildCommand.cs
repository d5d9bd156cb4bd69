namespace Distribution.Processes;

/// <summary>How to start a child: a program that calls <see cref="ChildNode.RunAsync"/> when it sees the argument
/// <see cref="ChildArgument"/>. Immutable.</summary>
/// <param name="FileName">The program's file.</param>
/// <param name="Arguments">Its first arguments; <see cref="ChildArgument"/> follows them.</param>
public sealed record ChildCommand(string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>The argument that makes the program a child.</summary>
    public const string ChildArgument = "--child";
}
