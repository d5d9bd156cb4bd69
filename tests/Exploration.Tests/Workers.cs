using NUnit.Framework;

// Explorations of one worker each take all processors together.
[assembly: Parallelizable(ParallelScope.All)]
