namespace Distribution.Experiments.Plans;

/// <summary>What a cell of a plan is.</summary>
internal enum PlanKind
{
    /// <summary>Seeded runs in the simulator.</summary>
    Simulate,

    /// <summary>Runs on real processes.</summary>
    Measure,

    /// <summary>Both, as two mechanisms.</summary>
    Compare,
}
