using System.Text.Json.Nodes;
using Verify.Evidence;
using Verify.Numerics.Boolean;
using Verify.Numerics.Separation;

namespace Verify.Theorems.Perceptrons;

/// <summary>Boolean functions as labelled points of the cube, and the certificates that speak of them.</summary>
internal static class Cubes
{
    /// <summary>The 2^n signed vectors s_x·(x, 1), one row each, with the coordinates {0, 1} or {−1, 1}.</summary>
    public static int[][] SignedRows(BooleanFunction f, bool plusMinus = false) =>
        [.. f.SignedPoints(plusMinus ? -1 : 0).Chunk(f.Variables + 1)];

    /// <summary>e_1, …, e_d.</summary>
    public static int[][] Orthonormal(int d) => [.. Enumerable.Range(0, d).Select(i => Enumerable.Range(0, d).Select(j => i == j ? 1 : 0).ToArray())];

    /// <summary>The rows as one flat list.</summary>
    public static int[] Flat(int[][] rows) => [.. rows.SelectMany(r => r)];

    /// <summary>Separating weights or a Gordan vector for signed vectors z_i: ⟨w, z_i⟩ &gt; 0 for all i, or Σ y_i z_i = 0.</summary>
    public static Separability Decide(int[][] rows)
    {
        bool[] labels = new bool[rows.Length];
        Array.Fill(labels, true);
        return LinearSeparation.Decide<int>(Flat(rows), rows[0].Length, labels);
    }

    /// <summary>Separating weights or a Gordan vector for the points of f.</summary>
    public static Separability Decide(BooleanFunction f) => Decide(SignedRows(f));

    /// <summary>The points and labels of f as the claim of a certificate.</summary>
    public static JsonObject LabelledPoints(BooleanFunction f)
    {
        var arguments = Enumerable.Range(0, f.Arguments);
        return new JsonObject
        {
            ["points"] = Rows(arguments.Select(x => Enumerable.Range(0, f.Variables).Select(i => (x >> i) & 1).Append(1))),
            ["labels"] = Row(arguments.Select(x => f[x] ? 1 : -1)),
        };
    }

    /// <summary>"1 -2 3": a vector as certificates write it.</summary>
    public static string Row<T>(IEnumerable<T> numbers) => string.Join(' ', numbers);

    /// <summary>A matrix as certificates write it.</summary>
    public static JsonArray Rows<T>(IEnumerable<IEnumerable<T>> rows) => [.. rows.Select(r => (JsonNode)Row(r))];

    /// <summary>The name of data as part of a certificate's name: "AND on {0,1}²" becomes and-01-2.</summary>
    public static string Slug(string data) => data
        .Replace(" on ", "-").Replace("{0,1}", "01-").Replace("{−1,1}", "pm-").Replace('²', '2').Replace('³', '3').Replace("e₁ … e₈", "orthonormal").ToLowerInvariant();

    /// <summary>Weights for every threshold function of n variables and a parallelogram against every other.</summary>
    public static JsonObject ThresholdWitness(ThresholdTable table)
    {
        int width = table.Variables + 1;
        var weights = new JsonArray();
        var functions = table.ThresholdFunctions;
        for (int i = 0; i < functions.Length; i++)
            weights.Add($"{functions[i]} {Row(table.Separators.Slice(i * width, width).ToArray())}");
        var parallelograms = Parallelogram.All(table.Variables);
        var digits = new System.Text.StringBuilder();
        foreach (byte index in table.Refutations)
        {
            if (index < parallelograms.Length)
                digits.Append($"{parallelograms[index].A:x}{parallelograms[index].B:x}{parallelograms[index].C:x}");
        }

        return new JsonObject { ["weights"] = weights, ["parallelograms"] = digits.ToString() };
    }

    /// <summary>An exact comparison of a certified count with what it ought to be.</summary>
    public static Comparison Count(string quantity, long measured, long expected, string? certificate = null, string fact = "") =>
        new(quantity, Number.Exact(measured), Relation.Equal, Number.Exact(expected), certificate is null ? null : new Proof(certificate, fact));

    /// <summary>Weights like the given ones whose sums with signs are odd, so that none vanishes: all doubled, and 1 added to the first.</summary>
    public static int[] NowhereZero(int[] weights) => [(2 * weights[0]) + 1, .. weights.Skip(1).Select(w => 2 * w)];
}
