namespace Distribution.Experiments;

/// <summary>The machine does not give what the command needs (a file, a port, a child process): one line on standard error, exit
/// code 3.</summary>
/// <param name="message">One line: what was wanted and what stood in its way.</param>
/// <param name="inner">The cause, shown with <c>--verbose</c>.</param>
public sealed class EnvironmentException(string message, Exception? inner = null) : Exception(message, inner);
