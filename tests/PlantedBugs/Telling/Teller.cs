using Distribution.Protocol;

namespace Distribution.PlantedBugs;

/// <summary>What a node of <see cref="Telling{TEnvironment}"/> remembers.</summary>
/// <param name="Rumor">The rumor, if it knows it.</param>
/// <param name="Knows">Whether it does.</param>
/// <param name="Tells">How often it has told it.</param>
public readonly record struct Teller(RumorId Rumor, bool Knows, int Tells);
