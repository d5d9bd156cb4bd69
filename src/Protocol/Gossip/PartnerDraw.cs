namespace Distribution.Protocol;

/// <summary>Draws indices uniformly, with or without repetition. Scratch arrays grow to the largest draw and stay.</summary>
internal sealed class PartnerDraw
{
    // Up to this many, comparing each draw with those before it beats any set.
    private const int RejectionMax = 16;

    private int[] drawn = new int[RejectionMax];
    private int[] identity = [];

    /// <summary>Different indices, in the order drawn. All of them in ascending order where all are wanted.</summary>
    internal ReadOnlySpan<int> Different<TMessage, TEnvironment>(int count, int candidates, TEnvironment environment)
        where TMessage : struct
        where TEnvironment : struct, IEnvironment<TMessage>, allows ref struct
    {
        Reserve(count);
        if (count == candidates)
        {
            for (var i = 0; i < count; i++)
            {
                drawn[i] = i;
            }
        }
        else if (count <= RejectionMax && count <= candidates / 2)
        {
            for (var i = 0; i < count;)
            {
                var index = environment.NextRandom(candidates);
                drawn[i] = index;
                var first = 0;
                while (drawn[first] != index)
                {
                    first++;
                }

                i += first == i ? 1 : 0;
            }
        }
        else
        {
            Shuffle<TMessage, TEnvironment>(count, candidates, environment);
        }

        return drawn.AsSpan(0, count);
    }

    /// <summary>Independent indices: one may come twice.</summary>
    internal ReadOnlySpan<int> WithReplacement<TMessage, TEnvironment>(int count, int candidates, TEnvironment environment)
        where TMessage : struct
        where TEnvironment : struct, IEnvironment<TMessage>, allows ref struct
    {
        Reserve(count);
        for (var i = 0; i < count; i++)
        {
            drawn[i] = environment.NextRandom(candidates);
        }

        return drawn.AsSpan(0, count);
    }

    /// <summary>The first steps of a Fisher-Yates shuffle of the identity, undone afterwards.</summary>
    private void Shuffle<TMessage, TEnvironment>(int count, int candidates, TEnvironment environment)
        where TMessage : struct
        where TEnvironment : struct, IEnvironment<TMessage>, allows ref struct
    {
        while (identity.Length < candidates)
        {
            var from = identity.Length;
            Array.Resize(ref identity, candidates);
            for (var i = from; i < candidates; i++)
            {
                identity[i] = i;
            }
        }

        for (var i = 0; i < count; i++)
        {
            var at = i + environment.NextRandom(candidates - i);
            drawn[i] = identity[at];
            identity[at] = identity[i];
        }

        // Positions 0 .. count - 1 may be stale, and so may every position a drawn value was taken from.
        for (var i = 0; i < count; i++)
        {
            identity[drawn[i]] = drawn[i];
            identity[i] = i;
        }
    }

    private void Reserve(int count)
    {
        if (drawn.Length < count)
        {
            drawn = new int[Math.Max(count, drawn.Length * 2)];
        }
    }
}
