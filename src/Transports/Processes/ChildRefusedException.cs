namespace Distribution.Processes;

/// <summary>A child cannot do what it was told: a wrong configuration, a missing assembly. The message is one line for people; the child
/// prints it and ends with <see cref="ChildExitCode.Refused"/>.</summary>
public sealed class ChildRefusedException(string message) : Exception(message);
