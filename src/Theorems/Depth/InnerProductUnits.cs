using System.Text.Json.Nodes;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Integers;
using Verify.Numerics.PiecewiseLinear;
using Verify.Theorems.Approximation;

namespace Verify.Theorems.Depth;

/// <summary>Units of one hidden layer that look at bit vectors x and y through u·x + w·y (+ b), and how near their sums come to (−1)^(x·y).</summary>
/// <param name="Variables">n, the bits of x and of y.</param>
/// <param name="Relu">Whether the units are max(u·x + w·y + b, 0); otherwise each may be any function of u·x + w·y.</param>
/// <param name="Rows">u, w and, for ReLU units, b: a row a unit.</param>
internal sealed record InnerProductUnits(int Variables, bool Relu, int[][] Rows)
{
    /// <summary>W, the largest |u_i|.</summary>
    public int Weight => Rows.Max(row => row.Take(Variables).Max(Math.Abs));

    /// <summary>The dimension of all columns that such units can have: 1 and, for each unit, the values of u·x less one.</summary>
    public int Dimension => 1 + Rows.Sum(row => Enumerable.Range(0, 1 << Variables).Select(x => Along(row, 0, x)).Distinct().Count() - 1);

    /// <summary>1 − (sWn + 1)/2^n for s units.</summary>
    public static Rational Bound(int variables, int units, int weight) => 1 - (((units * weight * variables) + 1) * Rational.Pow(2, -variables));

    /// <summary>(−1)^(x·y).</summary>
    public static int InnerProduct(int x, int y) => int.IsOddInteger(int.PopCount(x & y)) ? -1 : 1;

    /// <summary>s units with u of signs only and w = (n + 1)(1, 2, 4, …): u·x + w·y tells y and u·x apart, so any function of both is allowed.</summary>
    public static InnerProductUnits Separated(int variables, int units) => new(variables, false, [.. Enumerable.Range(0, units).Select(j =>
        (int[])[.. Enumerable.Range(0, variables).Select(i => j > 0 && i == j - 1 ? -1 : 1), .. Enumerable.Range(0, variables).Select(i => (variables + 1) << i)])]);

    /// <summary>max(u·x + w·y + b, 0) of a ReLU unit.</summary>
    public int Activation(int unit, int x, int y) => Math.Max(Value(Rows[unit], x, y), 0);

    /// <summary>The least mean squared distance to the target, and coefficients that attain it.</summary>
    public (Rational Error, Rational[] Coefficients) Fit(Func<int, int, int> target)
    {
        if (Relu)
            return LeastSquares(Variables, (x, y) => [(0, 1), .. Rows.Select((row, j) => (j + 1, (long)Math.Max(Value(row, x, y), 0)))], Rows.Length + 1, target);
        var levels = Rows.Select(row => Pairs().Select(p => Value(row, p.X, p.Y)).Distinct().Order().ToList()).ToList();
        int[] first = [.. levels.Select((_, j) => levels.Take(j).Sum(l => l.Count))];
        return LeastSquares(Variables, (x, y) => [.. Rows.Select((row, j) => (first[j] + levels[j].BinarySearch(Value(row, x, y)), 1L))], levels.Sum(l => l.Count), target);
    }

    /// <summary>The least mean squared distance from the span of integer features, given as (index, value) where not 0, to the target over all x and y.</summary>
    public static (Rational Error, Rational[] Coefficients) LeastSquares(int variables, Func<int, int, (int Feature, long Value)[]> features, int count, Func<int, int, int> target)
    {
        var gram = new long[count, count];
        var right = new long[count];
        int side = 1 << variables;
        for (int x = 0; x < side; x++)
        {
            for (int y = 0; y < side; y++)
            {
                var active = features(x, y);
                int value = target(x, y);
                foreach (var (i, a) in active)
                {
                    right[i] += a * value;
                    foreach (var (j, b) in active)
                        gram[i, j] += a * b;
                }
            }
        }

        var coefficients = NormalEquations.Solve(gram, right);
        var explained = coefficients.Zip(right, (c, b) => c * b).Aggregate(Rational.Zero, (sum, term) => sum + term);
        return (1 - (explained / (side * side)), coefficients);
    }

    /// <summary>The least error as a certificate.</summary>
    public Certificate Certified(string name)
    {
        var (error, coefficients) = Fit(InnerProduct);
        return Certificate.Of(
            name,
            "inner-product-fit",
            new JsonObject { ["variables"] = Variables.ToString(), ["activation"] = Relu ? "relu" : "any", ["units"] = Networks.Rows(Rows), ["squaredError"] = error.ToString() },
            new JsonObject { ["coefficients"] = Networks.Row(coefficients) });
    }

    /// <summary>(−1)^(x·y) with two hidden layers of n units: z_i = relu(x_i + y_i − 1), s = Σ z_i, and 1 − 2(relu(s) + 2Σ_{j=1}^{n−1} (−1)^j relu(s − j)).</summary>
    public static ReluNetwork Deep(int variables)
    {
        Rational[] Indicator(int i) => [.. Enumerable.Range(0, 2 * variables).Select(k => k % variables == i ? Rational.One : 0)];
        int[] indices = [.. Enumerable.Range(0, variables)];
        return new(
            new AffineLayer([.. indices.Select(Indicator)], [.. indices.Select(_ => (Rational)(-1))]),
            new AffineLayer([.. indices.Select(_ => indices.Select(_ => Rational.One).ToArray())], [.. indices.Select(j => (Rational)(-j))]),
            new AffineLayer([[.. indices.Select(j => (Rational)(j == 0 ? -2 : int.IsOddInteger(j) ? 4 : -4))]], [1]));
    }

    private static int Along(int[] row, int from, int bits)
    {
        int sum = 0;
        for (int i = 0; bits >> i != 0; i++)
            sum += ((bits >> i) & 1) * row[from + i];
        return sum;
    }

    private int Value(int[] row, int x, int y) => Along(row, 0, x) + Along(row, Variables, y) + (Relu ? row[^1] : 0);

    private IEnumerable<(int X, int Y)> Pairs() => Enumerable.Range(0, 1 << Variables).SelectMany(x => Enumerable.Range(0, 1 << Variables).Select(y => (x, y)));
}
