using Distribution;

await using var cluster = Cluster.Processes(new ProcessClusterOptions { Load = [typeof(Greeting).Assembly.Location] });
await cluster.RunAsync(Greeting.TryAsync);
