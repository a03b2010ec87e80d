using System.Collections.Immutable;
using Verify.Numerics.Boolean;

namespace Verify.Numerics.Separation;

/// <summary>
/// Four different vertices of {0,1}^n with a + b = c + d, each as the number Σ x_i 2^(i−1). No threshold function takes
/// one value on a and b and the other on c and d: both sums would have to lie on both sides of twice the threshold.
/// </summary>
public readonly record struct Parallelogram(byte A, byte B, byte C, byte D)
{
    private static readonly ImmutableArray<Parallelogram>[] Lists =
        [.. Enumerable.Range(0, BooleanFunction.MaxVariables + 1).Select(n => Enumerate(n).ToImmutableArray())];

    /// <summary>Bits a and b.</summary>
    public ulong FirstDiagonal => 1UL << A | 1UL << B;

    /// <summary>Bits c and d.</summary>
    public ulong SecondDiagonal => 1UL << C | 1UL << D;

    /// <summary>
    /// All Σ_j C(n,j)·2^(n−j)·C(2^(j−1), 2) parallelograms of {0,1}^n, n ≤ 6, in a fixed order: 0, 0, 1, 12, 100, 720, 4816.
    /// </summary>
    public static ImmutableArray<Parallelogram> All(int variables)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(variables);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(variables, BooleanFunction.MaxVariables);
        return Lists[variables];
    }

    /// <summary>
    /// The first parallelogram whose diagonals f colours with opposite values. One exists exactly if f is not
    /// 2-asummable; then f is no threshold function, and for up to 8 variables also conversely.
    /// </summary>
    public static bool TryFind(BooleanFunction function, out Parallelogram refutation)
    {
        foreach (Parallelogram candidate in Lists[function.Variables])
        {
            if (candidate.Refutes(function))
            {
                refutation = candidate;
                return true;
            }
        }

        refutation = default;
        return false;
    }

    /// <summary>Whether f(a) = f(b) ≠ f(c) = f(d).</summary>
    public bool Refutes(BooleanFunction function)
    {
        ulong colours = function.Table & (FirstDiagonal | SecondDiagonal);
        return colours == FirstDiagonal || colours == SecondDiagonal;
    }

    // Two diagonals with the same sum differ in the same coordinates D and agree on the others; each diagonal within the
    // subcube is named by its end at which the lowest coordinate of D is 0.
    private static IEnumerable<Parallelogram> Enumerate(int variables)
    {
        int full = (1 << variables) - 1;
        for (int differing = 1; differing <= full; differing++)
        {
            int ends = differing & (differing - 1); // without its lowest bit
            for (int fixedPart = full & ~differing; ; fixedPart = (fixedPart - 1) & ~differing)
            {
                for (int first = ends; first > 0; first = (first - 1) & ends)
                {
                    for (int second = (first - 1) & ends; ; second = (second - 1) & ends)
                    {
                        yield return new Parallelogram(
                            (byte)(fixedPart | first), (byte)(fixedPart | (differing ^ first)),
                            (byte)(fixedPart | second), (byte)(fixedPart | (differing ^ second)));
                        if (second == 0)
                        {
                            break;
                        }
                    }
                }

                if (fixedPart == 0)
                {
                    break;
                }
            }
        }
    }
}
