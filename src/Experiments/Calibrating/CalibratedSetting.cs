namespace Distribution.Experiments.Calibrating;

/// <summary>Gossip that a calibration was made of.</summary>
/// <param name="Nodes">How many members the group had.</param>
/// <param name="Subset">To how many of them each passed a message on, as the command line spells it.</param>
/// <param name="Messages">How many messages were timed.</param>
/// <param name="MeasuredMs">The median of their last arrivals on processes, in milliseconds.</param>
/// <param name="SimulatedMs">The same in the simulator with the calibration.</param>
internal sealed record CalibratedSetting(int Nodes, string Subset, int Messages, double MeasuredMs, double SimulatedMs)
{
    /// <summary>Processes by simulator.</summary>
    internal double Ratio => MeasuredMs / SimulatedMs;
}
