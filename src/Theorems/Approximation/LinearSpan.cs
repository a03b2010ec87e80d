using Verify.Numerics;

namespace Verify.Theorems.Approximation;

/// <summary>Linear independence over the rationals.</summary>
internal static class LinearSpan
{
    /// <summary>The indices of the vectors that are no combination of those before them: a basis of the span, found by elimination.</summary>
    public static List<int> Basis(IEnumerable<Rational[]> vectors)
    {
        var independent = new List<int>();
        var reduced = new List<(int Pivot, Rational[] Vector)>();
        foreach (var (j, vector) in vectors.Index())
        {
            var rest = vector;
            foreach (var (pivot, other) in reduced)
            {
                var factor = rest[pivot];
                if (factor.Sign != 0)
                    rest = [.. rest.Zip(other, (a, b) => a - (factor * b))];
            }

            int at = Array.FindIndex(rest, v => v.Sign != 0);
            if (at < 0)
                continue;
            reduced.Add((at, [.. rest.Select(v => v / rest[at])]));
            independent.Add(j);
        }

        return independent;
    }
}
