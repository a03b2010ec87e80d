using System.Text.Json.Nodes;
using Verify.Evidence;
using Verify.Numerics;

namespace Verify.Theorems.Approximation;

/// <summary>Integer vectors g_i with weights w_i &gt; 0, and their mean f = Σ p_i g_i under p_i = w_i/Σw.</summary>
/// <param name="Vectors">The g_i, all of one length.</param>
/// <param name="Weights">The w_i.</param>
internal sealed record MaureyDictionary(int[][] Vectors, int[] Weights)
{
    private readonly int[][] deviations = Deviations(Vectors, Weights);

    private long Total => Weights.Sum(w => (long)w);

    /// <summary>Σ p_i |g_i − f|² = Σ p_i |g_i|² − |f|².</summary>
    public Rational Variance => new(deviations.Select((d, i) => Weights[i] * Dot(d, d)).Sum(), Total * Total * Total);

    /// <summary>The √2 cos(2πk·x) with |k|_1 ≤ 2 in dimension d, as coordinates in themselves (they are orthonormal), low frequencies weighing more.</summary>
    public static MaureyDictionary Cosines(int dimension)
    {
        int[] weights = [3, .. Enumerable.Repeat(2, dimension), .. Enumerable.Repeat(1, dimension * (dimension + 1) / 2)];
        return new([.. weights.Select((_, i) => weights.Select((_, j) => i == j ? 1 : 0).ToArray())], weights);
    }

    /// <summary>
    /// Indices I_1, I_2, … of which every first n have |f − (g_{I_1} + … + g_{I_n})/n|² ≤ variance/n: each is chosen to make
    /// |Σ_{j≤n}(g_{I_j} − f)|² least. Its mean over i is the last sum plus the variance, so the least is at most that.
    /// </summary>
    public int[] Select(int terms)
    {
        long[][] gram = [.. deviations.Select(a => deviations.Select(b => Dot(a, b)).ToArray())];
        long[] score = new long[Weights.Length];
        int[] chosen = new int[terms];
        for (int n = 0; n < terms; n++)
        {
            int best = 0;
            for (int i = 1; i < score.Length; i++)
            {
                if ((2 * score[i]) + gram[i][i] < (2 * score[best]) + gram[best][best])
                    best = i;
            }

            chosen[n] = best;
            for (int i = 0; i < score.Length; i++)
                score[i] += gram[best][i];
        }

        return chosen;
    }

    /// <summary>|f − average of the chosen vectors|².</summary>
    public Rational SquaredError(IReadOnlyList<int> chosen)
    {
        int[] sum = new int[Vectors[0].Length];
        foreach (int i in chosen)
        {
            for (int j = 0; j < sum.Length; j++)
                sum[j] += deviations[i][j];
        }

        return new Rational(Dot(sum, sum), Total * Total) / ((Rational)chosen.Count * chosen.Count);
    }

    /// <summary>The mean of the squared error over all choices of n vectors, drawn independently, by enumeration.</summary>
    public Rational MeanSquaredError(int terms)
    {
        var sum = Rational.Zero;
        for (long code = 0; code < Math.Pow(Weights.Length, terms); code++)
        {
            int[] chosen = new int[terms];
            var probability = Rational.One;
            for ((int j, long rest) = (0, code); j < terms; j++, rest /= Weights.Length)
            {
                chosen[j] = (int)(rest % Weights.Length);
                probability *= new Rational(Weights[chosen[j]], Total);
            }

            sum += probability * SquaredError(chosen);
        }

        return sum;
    }

    /// <summary>The identity for averages of n vectors, and a selection, as a certificate.</summary>
    public Certificate Certified(string name, int terms, IReadOnlyList<int> selection) => Certificate.Of(
        name,
        "maurey-averages",
        new JsonObject
        {
            ["vectors"] = Networks.Rows(Vectors),
            ["probabilities"] = Networks.Row(Weights.Select(w => new Rational(w, Total))),
            ["terms"] = terms.ToString(),
            ["expectation"] = (Variance / terms).ToString(),
        },
        new JsonObject { ["selection"] = Networks.Row(selection) });

    // W·g_i − Σ w_j g_j = W(g_i − f) with W = Σw.
    private static int[][] Deviations(int[][] vectors, int[] weights)
    {
        int total = weights.Sum();
        int[] mean = [.. Enumerable.Range(0, vectors[0].Length).Select(j => vectors.Select((g, i) => weights[i] * g[j]).Sum())];
        return [.. vectors.Select(g => g.Select((x, j) => (total * x) - mean[j]).ToArray())];
    }

    private static long Dot(int[] a, int[] b)
    {
        long sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += (long)a[i] * b[i];
        return sum;
    }
}
