using System.Numerics;
using System.Text.Json;
using Verify.Numerics;
using Verify.Numerics.PiecewiseLinear;

namespace Verify.Checker.Tests;

/// <summary>What the second judgement reads in a certificate, whose grammar is not its business, and the plain sums it takes of that.</summary>
internal static class Reading
{
    public static int Int(JsonElement parent, string key) => int.Parse(parent.GetProperty(key).GetString()!);

    public static int[] Ints(JsonElement parent, string key) => [.. Words(parent.GetProperty(key)).Select(int.Parse)];

    public static Rational One(JsonElement parent, string key) => Row(parent, key).Single();

    public static Rational[] Row(JsonElement parent, string key) => Row(parent.GetProperty(key));

    public static Rational[] Row(JsonElement text) => [.. Words(text).Select(Rational.Parse)];

    public static Rational[][] Matrix(JsonElement parent, string key) => Matrix(parent.GetProperty(key));

    public static Rational[][] Matrix(JsonElement rows) => [.. rows.EnumerateArray().Select(Row)];

    public static ReluNetwork Layers(JsonElement parent) =>
        new([.. parent.GetProperty("layers").EnumerateArray().Select(layer => new AffineLayer(Matrix(layer, "weights"), Row(layer, "biases")))]);

    public static Rational Sum(IEnumerable<Rational> terms) => terms.Aggregate(Rational.Zero, (sum, term) => sum + term);

    public static Rational Dot(Rational[] a, Rational[] b) =>
        a.Length == b.Length ? Sum(a.Zip(b, (x, y) => x * y)) : throw new FormatException($"vectors of lengths {a.Length} and {b.Length} have no inner product");

    /// <summary>The numbers 0, …, top in all places of a list, the first place running fastest.</summary>
    public static IEnumerable<int[]> Tuples(int places, int top) => Enumerable.Range(0, (int)BigInteger.Pow(top + 1, places))
        .Select(code => Enumerable.Range(0, places).Select(i => code / (int)BigInteger.Pow(top + 1, i) % (top + 1)).ToArray());

    /// <summary>Gaussian elimination over the rationals.</summary>
    public static int Rank(IEnumerable<Rational[]> matrix)
    {
        var rows = matrix.ToList();
        int rank = 0;
        for (int j = 0; rows.Count > 0 && j < rows[0].Length; j++)
        {
            int pivot = rows.FindIndex(rank, row => row[j].Sign != 0);
            if (pivot < 0)
                continue;
            (rows[rank], rows[pivot]) = (rows[pivot], rows[rank]);
            for (int i = rank + 1; i < rows.Count; i++)
            {
                var factor = rows[i][j] / rows[rank][j];
                rows[i] = [.. rows[i].Zip(rows[rank], (a, b) => a - (factor * b))];
            }

            rank++;
        }

        return rank;
    }

    private static string[] Words(JsonElement text) => text.GetString()!.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
