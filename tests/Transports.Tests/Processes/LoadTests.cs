using NUnit.Framework;

namespace Distribution.Transports.Tests.Processes;

/// <summary>Files that nodes are to be started with, and names by which nodes are joined.</summary>
internal sealed class LoadTests
{
    [Test]
    public async Task A_file_that_cannot_be_loaded_is_one_kind_of_failure_whatever_is_wrong_with_it()
    {
        var text = Path.GetTempFileName();
        await File.WriteAllTextAsync(text, "no assembly");
        try
        {
            foreach (var file in new[] { "no-such-file.dll", text })
            {
                await using var cluster = Cluster.Processes(new ProcessClusterOptions { Load = [file] });
                var refused = Assert.ThrowsAsync<AssemblyRefusedException>(() => cluster.StartAsync());
                Assert.That(refused.Message, Does.Contain($"'{file}'").And.Not.Contain("\n"));
            }
        }
        finally
        {
            File.Delete(text);
        }
    }
}
