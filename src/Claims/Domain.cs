using FsCheck;

namespace Verify.Claims;

/// <summary>Inputs of one type: how they are drawn, made smaller and shown.</summary>
/// <typeparam name="T">The type of an input.</typeparam>
/// <param name="Generator">Draws an input of about the given size (0 to 100).</param>
/// <param name="Shrink">Strictly smaller neighbours of an input; it must never yield its own argument, or shrinking does not end.</param>
/// <param name="Show">An input in words.</param>
public sealed record Domain<T>(Gen<T> Generator, Func<T, IEnumerable<T>> Shrink, Func<T, string> Show)
{
    internal Arbitrary<T> Arbitrary => FsCheck.Fluent.Arb.ToArbitrary(Generator, Shrink);
}
