using Distribution.Tcp;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Tcp;

internal sealed class InputLoopTests
{
    private const int Threads = 4;
    private const int InputsEach = 20_000;

    [Test]
    public async Task Inputs_run_one_at_a_time_all_of_them_and_each_threads_in_its_order()
    {
        var owner = new Owner();
        var loop = new InputLoop(owner, Machine.Real);
        var seen = new int[Threads];
        var inside = 0;
        var wrong = 0;
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var total = 0;
        var threads = Enumerable.Range(0, Threads).Select(thread => new Thread(() =>
        {
            for (var i = 0; i < InputsEach; i++)
            {
                var number = i;
                loop.Post(new ActionInput(() => Run(thread, number)));
            }
        })).ToList();
        threads.ForEach(static thread => thread.Start());
        threads.ForEach(static thread => thread.Join());
        await done.Task.WaitAsync(TcpNodeCalls.Deadline);

        Assert.That(wrong, Is.Zero);
        Assert.That(seen, Has.All.EqualTo(InputsEach));
        Assert.That(owner.Quiets, Is.GreaterThan(0));

        void Run(int thread, int number)
        {
            // Plain variables: the loop itself must order all inputs and make each see what the last one wrote.
            wrong += ++inside == 1 && seen[thread] == number ? 0 : 1;
            seen[thread]++;
            inside--;
            if (++total == Threads * InputsEach)
            {
                done.SetResult();
            }
        }
    }

    [Test]
    public void An_input_posted_by_an_input_runs_after_it()
    {
        var loop = new InputLoop(new Owner(), Machine.Real);
        var order = new List<string>();
        loop.Post(new ActionInput(() =>
        {
            loop.Post(new ActionInput(() => order.Add("second")));
            order.Add("first");
        }));

        Assert.That(order, Is.EqualTo(new[] { "first", "second" }));
    }

    [Test]
    public async Task A_caller_is_released_although_inputs_never_end()
    {
        var owner = new Owner();
        var loop = new InputLoop(owner, Machine.Real);
        var count = 0;
        var isStopping = false;
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ActionInput? again = null;
        again = new ActionInput(() =>
        {
            count++;
            if (Volatile.Read(ref isStopping))
            {
                stopped.SetResult();
            }
            else
            {
                loop.Post(again!);
            }
        });

        loop.Post(again);
        Volatile.Write(ref isStopping, true);
        await stopped.Task.WaitAsync(TcpNodeCalls.Deadline);
        Assert.That(count, Is.GreaterThan(1));
        Assert.That(owner.Busies, Is.GreaterThan(0), "what was asked for is carried out meanwhile");
    }

    [Test]
    public void An_input_that_throws_is_reported_and_the_next_one_runs()
    {
        var owner = new Owner();
        var loop = new InputLoop(owner, Machine.Real);
        var ran = false;
        loop.Post(new ActionInput(() =>
        {
            loop.Post(new ActionInput(() => ran = true));
            throw new InvalidOperationException("on purpose");
        }));

        Assert.That(owner.Faults, Has.Count.EqualTo(1));
        Assert.That(ran);
    }

    private sealed class Owner : ILoopOwner
    {
        public int Quiets { get; private set; }

        public List<Exception> Faults { get; } = [];

        public int Busies { get; private set; }

        public void OnQuiet() => Quiets++;

        public void OnBusy() => Busies++;

        public void OnFault(Exception exception) => Faults.Add(exception);
    }
}
