using System.Text.Json;
using Verify.Numerics;
using static Verify.Checker.Tests.Reading;

namespace Verify.Checker.Tests;

/// <summary>The second judgement on covers of networks: every network and every element of the cover by itself.</summary>
internal static class NaiveCovers
{
    public static Dictionary<string, SecondJudge> Judges { get; } = new(StringComparer.Ordinal) { ["network-cover"] = Cover };

    private static bool Cover(JsonElement claim, JsonElement witness)
    {
        var points = Matrix(claim, "points");
        var layers = claim.GetProperty("layers").EnumerateArray().Select(l => (
            Matrices: l.GetProperty("matrices").EnumerateArray().Select(Matrix).ToArray(),
            Slope: One(l, "slope"),
            Norm: One(l, "norm"),
            Radius: One(l, "radius"))).ToArray();
        var covers = witness.GetProperty("covers").EnumerateArray().Select(l => l.EnumerateArray().Select(n => n.GetString()!.Split(' ').Select(int.Parse).ToArray()).ToArray()).ToArray();

        // Paths of the cover, level by level, each evaluated from the data anew.
        List<int[]> paths = [[]];
        for (int i = 0; i < layers.Length; i++)
        {
            var (matrices, _, norm, radius) = layers[i];
            if (norm.Sign < 0 || radius.Sign < 0 || covers[i].Length != paths.Count || !matrices.All(a => NaiveMarginBounds.Bounds(norm * norm, a)))
                return false;
            for (int k = 0; k < paths.Count; k++)
            {
                var x = At(paths[k]);
                if (!matrices.All(a => covers[i][k].Any(c => Distance(Times(a, x), Times(matrices[c], x)) <= radius * radius)))
                    return false;
            }

            paths = [.. paths.SelectMany((path, k) => covers[i][k].Select(c => (int[])[.. path, c]))];
        }

        var all = layers.Aggregate((IEnumerable<int[]>)[[]], (list, l) => list.SelectMany(path => Enumerable.Range(0, l.Matrices.Length).Select(c => (int[])[.. path, c])));
        var elements = paths.ConvertAll(At);
        var farthest = all.Select(At).Max(f => elements.Min(g => Distance(f, g)));
        var sum = Rational.Zero;
        for (int i = 0; i < layers.Length; i++)
            sum += layers[i].Radius * layers[i].Slope * layers.Skip(i + 1).Aggregate(Rational.One, (p, l) => p * l.Slope * l.Norm);
        return farthest == One(claim, "squaredDistance") && sum * sum == One(claim, "squaredRadius");

        Rational[][] At(int[] path)
        {
            var x = points;
            for (int i = 0; i < path.Length; i++)
                x = [.. Times(layers[i].Matrices[path[i]], x).Select(v => v.Select(c => layers[i].Slope * Rational.Max(0, c)).ToArray())];
            return x;
        }
    }

    private static Rational[][] Times(Rational[][] a, Rational[][] points) => [.. points.Select(x => a.Select(row => Dot(row, x)).ToArray())];

    private static Rational Distance(Rational[][] f, Rational[][] g) => Sum(f.SelectMany((x, i) => x.Zip(g[i], (a, b) => (a - b) * (a - b))));
}
