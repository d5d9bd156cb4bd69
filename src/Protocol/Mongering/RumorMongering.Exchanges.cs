namespace Distribution.Protocol;

public sealed partial class RumorMongering<TEnvironment>
{
    /// <inheritdoc/>
    public void OnMessage(ref MongerState state, NodeId from, in MongerMessage message, TEnvironment environment)
    {
        var cycle = Enter(ref state, environment);
        switch (message.Kind)
        {
            case MongerMessageKind.Push:
            case MongerMessageKind.PullReply:
                OnUpdate(ref state, from, cycle, environment);
                break;
            case MongerMessageKind.PullRequest:
                OnPullRequest(ref state, from, cycle, environment);
                break;
            case MongerMessageKind.Call:
                OnCall(ref state, from, message.Content, cycle, environment);
                break;
            case MongerMessageKind.Answer:
                OnAnswer(ref state, from, message.Content, cycle, environment);
                break;
            case MongerMessageKind.Feedback:
                Count(ref state, message.Content.HasFlag(MongerContent.News), environment);
                break;
            case MongerMessageKind.Connect:
                OnConnect(ref state, from, message.Attempt, environment);
                break;
            case MongerMessageKind.Accept:
                Contact(ref state, from, cycle, environment);
                break;
            case MongerMessageKind.Reject:
                OnReject(message.Attempt, environment);
                break;
        }
    }

    private void ContactPartners(ref MongerState state, int cycle, TEnvironment environment)
    {
        var partners = environment.Fanout.Draw<MongerMessage, TEnvironment>(environment.NodeCount, environment.PeerCount, environment);
        foreach (var index in partners)
        {
            var partner = environment.Peer(index);
            if (options.Connects)
            {
                environment.Send(partner, new MongerMessage(MongerMessageKind.Connect));
            }
            else
            {
                Contact(ref state, partner, cycle, environment);
            }
        }
    }

    /// <summary>Begins the exchange itself.</summary>
    private void Contact(ref MongerState state, NodeId partner, int cycle, TEnvironment environment)
    {
        if (options.Mode == SpreadMode.Pull)
        {
            environment.Send(partner, new MongerMessage(MongerMessageKind.PullRequest));
        }
        else if (Spreads(state, cycle))
        {
            var kind = options.Mode == SpreadMode.Push ? MongerMessageKind.Push : MongerMessageKind.Call;
            Transmit(ref state, partner, new MongerMessage(kind, MongerContent.Update), environment);
        }
        else if (options.Mode == SpreadMode.PushPull)
        {
            environment.Send(partner, new MongerMessage(MongerMessageKind.Call));
        }
    }

    private void OnUpdate(ref MongerState state, NodeId from, int cycle, TEnvironment environment)
    {
        var judgement = Judge(state, cycle);
        Learn(ref state, cycle, environment);
        if (options.IsFeedback)
        {
            environment.Send(from, new MongerMessage(MongerMessageKind.Feedback, judgement));
        }
    }

    private void OnPullRequest(ref MongerState state, NodeId from, int cycle, TEnvironment environment)
    {
        if (Spreads(state, cycle))
        {
            Transmit(ref state, from, new MongerMessage(MongerMessageKind.PullReply, MongerContent.Update), environment);
        }
    }

    private void OnCall(ref MongerState state, NodeId from, MongerContent content, int cycle, TEnvironment environment)
    {
        // Before the update of the call changes it: what a site has just learned it does not send back.
        var spreads = Spreads(state, cycle);
        var answer = MongerContent.None;
        if (content.HasFlag(MongerContent.Update))
        {
            answer = options.IsFeedback ? Judge(state, cycle) : MongerContent.None;
            Learn(ref state, cycle, environment);
        }

        if (spreads)
        {
            Transmit(ref state, from, new MongerMessage(MongerMessageKind.Answer, answer | MongerContent.Update), environment);
        }
        else if (answer != MongerContent.None)
        {
            environment.Send(from, new MongerMessage(MongerMessageKind.Answer, answer));
        }
    }

    private void OnAnswer(ref MongerState state, NodeId from, MongerContent content, int cycle, TEnvironment environment)
    {
        if (content.HasFlag(MongerContent.Judgement))
        {
            Count(ref state, content.HasFlag(MongerContent.News), environment);
        }

        if (content.HasFlag(MongerContent.Update))
        {
            OnUpdate(ref state, from, cycle, environment);
        }
    }

    private void OnConnect(ref MongerState state, NodeId from, ushort attempt, TEnvironment environment)
    {
        if (!connections.Accept(ref state.Accepted))
        {
            environment.Send(from, new MongerMessage(MongerMessageKind.Reject, MongerContent.None, attempt));
            return;
        }

        if (options.AnswersOne && state.Marks.HasFlag(MongerState.CycleMarks.Served))
        {
            // The caller is connected and not served: nothing passes either way.
            return;
        }

        state.Marks |= MongerState.CycleMarks.Served;
        environment.Send(from, new MongerMessage(MongerMessageKind.Accept, MongerContent.None, attempt));
    }

    private void OnReject(ushort attempt, TEnvironment environment)
    {
        if (connections.TryHunt<MongerMessage, TEnvironment>(attempt, environment, out var partner))
        {
            environment.Send(partner, new MongerMessage(MongerMessageKind.Connect, MongerContent.None, (ushort)(attempt + 1)));
        }
    }

    private void Transmit(ref MongerState state, NodeId to, in MongerMessage message, TEnvironment environment)
    {
        environment.Transmit(to, message);
        if (options.IsBlind)
        {
            Count(ref state, isNews: false, environment);
        }
    }

    /// <summary>Whether the site spreads the rumor: in step, whether it did at the start of the cycle.</summary>
    private bool Spreads(MongerState state, int cycle) =>
        state.IsInfective && (!clock.IsSynchronous || state.KnewBefore(cycle));

    private MongerContent Judge(MongerState state, int cycle)
    {
        var knew = options.Judge == JudgeRule.Snapshot ? state.KnewBefore(cycle) : state.Knows;
        return knew ? MongerContent.Judgement : MongerContent.Judgement | MongerContent.News;
    }
}
