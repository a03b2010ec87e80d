using Verify.Numerics;

namespace Verify.Theorems.Depth;

/// <summary>Sets of rational unit vectors.</summary>
internal static class Directions
{
    /// <summary>The 12 lines through opposite vertices of the 24-cell: the mean of P_2(⟨v, w⟩)² over them is 1/9, so they are a design of degree 4 (Delsarte, Goethals and Seidel 1977).</summary>
    public static Rational[][] Cell24 { get; } =
    [
        .. Axes(4),
        .. Enumerable.Range(0, 8).Select(code => (Rational[])[new(1, 2), .. Enumerable.Range(0, 3).Select(i => new Rational(((code >> i) & 1) == 0 ? 1 : -1, 2))]),
    ];

    /// <summary>Directions in space from the triangle 3, 4, 5 and the axes: 15 of them.</summary>
    public static Rational[][] Pythagorean { get; } =
    [
        .. Axes(3),
        .. from i in Enumerable.Range(0, 3)
           from j in Enumerable.Range(0, 3)
           where i != j
           from sign in (int[])[1, -1]
           select Enumerable.Range(0, 3).Select(k => k == i ? new Rational(3, 5) : k == j ? new Rational(sign * 4, 5) : Rational.Zero).ToArray(),
    ];

    /// <summary>The unit vectors along the axes of ℝ^d.</summary>
    public static Rational[][] Axes(int d) => [.. Enumerable.Range(0, d).Select(i => Enumerable.Range(0, d).Select(k => k == i ? Rational.One : Rational.Zero).ToArray())];
}
