namespace Distribution.Experiments.Tests.Fakes;

/// <summary>Programs with the names of Slurm's, on PATH until this is disposed. What they are told is noted, and a test says which elements
/// of an array are lost.</summary>
internal sealed class FakeSlurm : IDisposable
{
    // Runs the elements of an array one after another; its last argument is the script. A lost element leaves a line in its log, no more.
    private const string Sbatch = """
        array= output= script=
        for word in "$@"; do
            case $word in
                --array=*) array=${word#--array=} ;;
                --output=*) output=${word#--output=} ;;
            esac
            script=$word
        done
        if [ -e refuse ]; then
            echo 'sbatch: error: invalid partition specified: nowhere' >&2
            echo 'sbatch: error: Batch job submission failed: Invalid partition name specified' >&2
            exit 1
        fi
        echo 7
        for element in $(echo "$array" | tr , ' '); do
            log=$(echo "$output" | sed "s/%%/@@/g; s/%a/$element/; s/@@/%/g")
            if [ -e "lose-once-$element" ] || [ -e "lose-$element" ]; then
                rm -f "lose-once-$element"
                echo "slurmstepd: error: the node of $element is gone" >>"$log"
            else
                (cd "$home" && SLURM_ARRAY_TASK_ID=$element sh "$script") >>"$log" 2>&1
            fi
            if [ -e "hang-after-$element" ]; then
                touch hanging
                exec sleep 600
            fi
        done
        """;

    // Runs so many of the command behind the options at once, and ends when all have.
    private const string Srun = """
        if [ -e refuse ]; then
            echo 'srun: error: Unable to allocate resources: Requested node configuration is not available' >&2
            exit 1
        fi
        count=1
        while :; do
            case $1 in
                --ntasks=*) count=${1#--ntasks=} ;;
                -*) ;;
                *) break ;;
            esac
            shift
        done
        trap 'kill $(jobs -p) 2>/dev/null; exit 143' TERM
        for task in $(seq "$count"); do
            "$@" &
        done
        wait
        """;

    private readonly Folder folder = new();
    private readonly string? path = Environment.GetEnvironmentVariable("PATH");

    /// <summary>Puts them on PATH.</summary>
    /// <param name="programs">Those that there are.</param>
    public FakeSlurm(params string[] programs)
    {
        Directory.CreateDirectory(folder.Path);
        foreach (var (name, text) in new[] { ("sbatch", Sbatch), ("srun", Srun), ("scancel", "") }.Where(each => programs.Contains(each.Item1)))
        {
            Write(name, text);
        }

        Environment.SetEnvironmentVariable("PATH", $"{folder.Path}{Path.PathSeparator}{path}");
    }

    /// <summary>Every call so far: the program and its arguments.</summary>
    public IReadOnlyList<string> Calls => File.Exists(folder["calls"]) ? File.ReadAllLines(folder["calls"]) : [];

    /// <summary>Lets something happen: <c>refuse</c>, <c>lose-2</c>, <c>lose-once-2</c>, <c>hang-after-2</c>.</summary>
    public void Let(string happen) => File.WriteAllText(folder[happen], "");

    /// <summary>Does so no more.</summary>
    public void LetNot(string happen) => File.Delete(folder[happen]);

    /// <summary>Calls back once, when an array hangs.</summary>
    public IDisposable OnHanging(Action action)
    {
        var watcher = new FileSystemWatcher(folder.Path, "hanging") { EnableRaisingEvents = true };
        watcher.Created += (_, _) => action();
        return watcher;
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("PATH", path);
        folder.Dispose();
    }

    private void Write(string name, string text)
    {
        File.WriteAllText(folder[name], $"#!/bin/sh\nhome=$PWD\ncd '{folder.Path}' || exit 1\necho {name} \"$@\" >>calls\n{text}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder[name], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }
}
