using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Results;

[TestFixture]
internal sealed class FullDiskTests
{
    private static readonly string[] Sweep = ["sweep", "fake", "--level", "1..8", "--nodes", "10,20", "--runs", "1500", "--jobs", "1"];

    [Test]
    public async Task A_full_disk_is_one_line_and_what_was_finished_is_gone_on_with()
    {
        using var whole = new Folder();
        await new Line().RunAsync([.. Sweep, "--out", whole.Path]);
        using var folder = new Folder();
        Directory.CreateDirectory(folder.Path);
        if (!Mounted.Mount("-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.Path))
        {
            Assert.Ignore("Mounting a small file system is refused here, so a full disk was not tested.");
        }

        try
        {
            var full = await new Line().RunAsync([.. Sweep, "--out", folder["results"]]);
            Assert.That((full.Code, full.Error), Is.EqualTo((
                ExitCode.Environment,
                $"distribution: '{folder["results/results.db"]}': the disk is full; what was finished is kept, and the same command goes on from there\n")));
            var kept = StoredTables.Read(folder["results/results.db"], "SELECT cell FROM rows");
            Assert.That(kept, Has.Length.InRange(1, 15));

            Assert.That(Mounted.Mount("-o", "remount,size=64m", folder.Path), Is.True);
            var runs = 0;
            var rest = await Counted(() => runs++).RunAsync([.. Sweep, "--out", folder["results"]]);
            Assert.That(rest.Code, Is.EqualTo(ExitCode.Done), rest.Error);
            Assert.That(runs, Is.EqualTo((16 - kept.Length) * 1500), "what was finished is not run again");
            Assert.That(StoredTables.Found(folder["results/results.db"]), Is.EqualTo(StoredTables.Found(whole["results.db"])));
            Assert.That(await File.ReadAllBytesAsync(folder["results/rows.csv"]), Is.EqualTo(await File.ReadAllBytesAsync(whole["rows.csv"])));
        }
        finally
        {
            Mounted.Unmount(folder.Path);
        }
    }

    private static Line Counted(Action count) => new() { Catalog = new Catalog { Protocols = [new FakeProtocol { OnRun = _ => count() }] } };
}
