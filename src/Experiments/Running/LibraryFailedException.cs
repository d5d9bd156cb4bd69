namespace Distribution.Experiments.Running;

/// <summary>Code of a library given with <c>--load</c> failed: one line on standard error, exit code 1.</summary>
/// <param name="message">One line: which class, where, and what it said.</param>
/// <param name="inner">What was thrown.</param>
internal sealed class LibraryFailedException(string message, Exception inner) : Exception(message, inner);
