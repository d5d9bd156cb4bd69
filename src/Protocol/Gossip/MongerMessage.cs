namespace Distribution.Protocol;

/// <summary>What sites of <see cref="RumorMongering{TEnvironment}"/> send each other. 4 bytes.</summary>
/// <param name="Kind">What it is.</param>
public readonly record struct MongerMessage(MongerMessageKind Kind);
