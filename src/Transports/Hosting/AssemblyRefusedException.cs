namespace Distribution;

/// <summary>An assembly that nodes were to be started with cannot be loaded: there is no such file, it is no .NET assembly, or what it is
/// marked with is wrong. The message is one line that names the file and says why.</summary>
public sealed class AssemblyRefusedException(string message, Exception innerException) : Exception(message, innerException);
