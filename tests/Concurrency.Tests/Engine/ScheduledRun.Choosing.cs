namespace Distribution.Concurrency;

/// <content>Who goes on: the one thing that is chosen.</content>
internal sealed partial class ScheduledRun
{
    /// <summary>Who goes on; null: nobody, the run is over.</summary>
    private Strand? Next(Strand? me)
    {
        while (!isOver)
        {
            TakeStrays();
            var count = ready.Count + (me is null ? 0 : 1);
            var mayExpire = time.HasPending && (count == 0 ? root is not { IsCompleted: true } : options.TimersRace);
            if (count == 0 && !mayExpire)
            {
                Settle();
            }
            else if (++steps > options.StepsMax)
            {
                End(Verdict.Unending, $"no end after {options.StepsMax} steps");
            }
            else
            {
                var pick = Pick(count + (mayExpire ? 1 : 0));
                if (pick == count)
                {
                    time.Advance();
                }
                else if (!isOver)
                {
                    return Take(me, pick);
                }
            }
        }

        return null;
    }

    private Strand Take(Strand? me, int pick)
    {
        if (me is not null && pick-- == 0)
        {
            return me;
        }

        var next = ready[pick];
        ready.RemoveAt(pick);
        if (me is not null)
        {
            ready.Add(me);
        }

        return next;
    }

    private int Pick(int possibilities)
    {
        if (possibilities == 1)
        {
            return 0;
        }

        var pick = choices.Next(possibilities);
        if (pick >= possibilities)
        {
            End(Verdict.Escaped, $"choice {picks.Count} has {possibilities} possibilities now and had more: the body does not only do as it is scheduled");
        }

        picks.Add(pick);
        return pick;
    }
}
