namespace Distribution;

/// <summary>
/// Marks a function that groups may have as their subset: a public static method of a public class, from the number of members to how many
/// of them a gossip message is sent to.
/// <code>[Subset]
/// public static double Half(int members) => members / 2.0;</code>
/// It is given to a group by <see cref="Protocol.FanoutFunction.FromMethod"/> and travels by its name, like a service: every node of the
/// group must have been started with its assembly, or refuses the group. It depends on its argument alone: any thread may call it at any
/// time, and nodes remember what it has said of a number. Its value is rounded up and clamped to 1 .. members; a function that throws, or
/// gives no number, has said 0.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class SubsetAttribute : Attribute;
