using Distribution;

if (await NodeProgram.RunIfChildAsync(args) is { } exitCode)
{
    return exitCode;
}

await using var cluster = Cluster.Processes();
await cluster.RunAsync(Greeting.TryAsync);
return 0;
