using System.Text;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Terminal;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.CommandLine;

internal sealed class NoteTests
{
    [Test]
    public void A_note_follows_the_results_where_both_outputs_are_one_file()
    {
        using var file = new MemoryStream();
        using var output = new StreamWriter(file, leaveOpen: true);
        using var error = new StreamWriter(file, leaveOpen: true) { AutoFlush = true };
        var context = new CommandContext([], Composition.Catalog, output, error, Screen.None, TimeProvider.System);
        output.Write("results\n");
        context.Note("missing is one");
        output.Flush();
        Assert.That(Encoding.UTF8.GetString(file.ToArray()), Is.EqualTo("results\ndistribution: missing is one\n"));
    }
}
