using System.Text.Json.Nodes;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Inertia;
using Verify.Numerics.Networks;
using static Verify.Theorems.CertificateText;

namespace Verify.Theorems.Landscapes;

/// <summary>
/// Critical points of a linear network at the target Y = U·diag(λ)·Vᵀ: for a set I of at most p singular values, factors with the
/// product Σ_{i∈I} λ_i u_i v_iᵀ.
/// </summary>
/// <param name="U">Orthogonal; column i is u_i.</param>
/// <param name="Values">λ_1 &gt; … &gt; λ_d &gt; 0.</param>
/// <param name="V">Orthogonal; column i is v_i.</param>
/// <param name="Width">p, the width of all hidden layers, at most d.</param>
/// <param name="Depth">The number of factors, at least 2.</param>
internal sealed record LinearClasses(Rational[][] U, Rational[] Values, Rational[][] V, int Width, int Depth)
{
    /// <summary>Random rational singular vectors.</summary>
    public static LinearClasses Draw(RandomStream stream, Rational[] values, int width, int depth)
    {
        int d = values.Length;
        Rational[][] Orthogonal() => CayleyTransform.Orthogonal([.. Enumerable.Range(0, d * (d - 1) / 2).Select(_ => stream.Next(-1, 1))], d);
        return new(Orthogonal(), values, Orthogonal(), width, depth);
    }

    /// <summary>d, …, 1 but for the first, d + 1: (5, 3, 2, 1) for d = 4.</summary>
    public static Rational[] Spectrum(int d) => [d + 1, .. Enumerable.Range(1, d - 1).Select(k => (Rational)(d - k))];

    /// <summary>d.</summary>
    public int Size => Values.Length;

    /// <summary>The loss ½‖W_H⋯W_1 − Y‖².</summary>
    public LinearNetworkLoss Loss => new(
        [.. U.Select(row => V.Select(other => row.Select((u, i) => u * Values[i] * other[i]).Aggregate((a, b) => a + b)).ToArray())],
        [.. Enumerable.Repeat(Width, Depth - 1)]);

    /// <summary>Every I with at most p elements, as ascending indices from 0.</summary>
    public IEnumerable<int[]> Sets => Enumerable.Range(0, 1 << Size).Where(s => int.PopCount(s) <= Width)
        .Select(s => Enumerable.Range(0, Size).Where(i => ((s >> i) & 1) == 1).ToArray()).OrderBy(s => s.Length).ThenBy(s => string.Join(',', s), StringComparer.Ordinal);

    /// <summary>½ Σ_{j∉I} λ_j².</summary>
    public Rational LossOf(int[] set) => Enumerable.Range(0, Size).Except(set).Aggregate(Rational.Zero, (sum, j) => sum + (Values[j] * Values[j] / 2));

    /// <summary>Pairs i ∈ I, j ∉ I with λ_j &gt; λ_i: as many as the places the elements of I are away from the top.</summary>
    public static int Inversions(int[] set) => set.Select((i, rank) => i - rank).Sum();

    /// <summary>The point of I, its factors padded with zeros, or in the middle with ones if <paramref name="filled"/>; at depth 2 turned by a gauge C: (AC, C⁻¹B).</summary>
    public Rational[] Point(int[] set, Gauge gauge, bool filled = false)
    {
        var first = Matrix(Width, Size, (k, j) => k < set.Length ? Values[set[k]] * V[j][set[k]] : 0);
        var middle = Matrix(Width, Width, (k, l) => k == l && (k < set.Length || filled) ? 1 : 0);
        var last = Matrix(Size, Width, (i, k) => k < set.Length ? U[i][set[k]] : 0);
        return [.. Times(gauge.Inverse, first).Concat(Enumerable.Repeat(middle, Depth - 2).SelectMany(m => m)).Concat(Times(last, gauge.C)).SelectMany(row => row)];
    }

    /// <summary>Value and inertia at a point, found in the basis of singular vectors, where the Hessian is nearly diagonal.</summary>
    public (Rational Value, CongruenceDiagonal Inertia) At(Rational[] point, Gauge gauge) =>
        (Loss.Value(point), CongruenceDiagonal.Of(Loss.Hessian(point), Basis(gauge)));

    /// <summary>The function, the point, its inertia.</summary>
    public static Certificate Critical(string name, LinearNetworkLoss loss, Rational[] point, Rational value, CongruenceDiagonal inertia) =>
        CriticalPoints.Critical(name, Function(loss), point, value, inertia);

    /// <summary>The loss as certificates name it.</summary>
    public static JsonObject Function(LinearNetworkLoss loss)
    {
        var linear = new JsonObject { ["target"] = Rows(loss.Target), ["inner"] = Row(loss.Inner) };
        if (loss.Weights is not null)
            linear["weights"] = Rows(loss.Weights);
        if (loss.Decay is { } decay)
            linear["decay"] = decay.ToString();
        return new() { ["linear"] = linear };
    }

    /// <summary>"{1,3}", counting from 1.</summary>
    public static string Text(int[] set) => $"{{{string.Join(",", set.Select(i => i + 1))}}}";

    /// <summary>"1-3", for names of files.</summary>
    public static string Name(int[] set) => set.Length == 0 ? "none" : string.Join('-', set.Select(i => i + 1));

    // ΔW_1 = C⁻¹e_k v_jᵀ, in the middle e_k e_lᵀ, ΔW_H = u_j e_kᵀC.
    private Rational[][] Basis(Gauge gauge)
    {
        int ends = Width * Size, middle = Width * Width, all = (2 * ends) + ((Depth - 2) * middle);
        Rational[] Padded(int before, IEnumerable<Rational> entries) => [.. new Rational[before], .. entries, .. new Rational[all - before - entries.Count()]];
        var units = Enumerable.Range(0, Width * Size).Select(n => (K: n / Size, J: n % Size)).ToList();
        return
        [
            .. units.Select(n => Padded(0, Matrix(Width, Size, (a, b) => gauge.Inverse[a][n.K] * V[b][n.J]).SelectMany(row => row))),
            .. Enumerable.Range(0, (Depth - 2) * middle).Select(n => Padded(ends + n, [1])),
            .. units.Select(n => Padded(all - ends, Matrix(Size, Width, (a, b) => U[a][n.J] * gauge.C[n.K][b]).SelectMany(row => row))),
        ];
    }

    private static Rational[][] Matrix(int rows, int columns, Func<int, int, Rational> entry) =>
        [.. Enumerable.Range(0, rows).Select(i => Enumerable.Range(0, columns).Select(j => entry(i, j)).ToArray())];

    private static Rational[][] Times(Rational[][] a, Rational[][] b) =>
        Matrix(a.Length, b[0].Length, (i, j) => a[i].Select((x, k) => x * b[k][j]).Aggregate((x, y) => x + y));
}

/// <summary>A change of coordinates of the hidden layer, with integer entries both ways.</summary>
/// <param name="C">C.</param>
/// <param name="Inverse">C⁻¹.</param>
internal sealed record Gauge(Rational[][] C, Rational[][] Inverse)
{
    /// <summary>C = I.</summary>
    public static Gauge Identity(int size) => Draw(null, size, 0);

    /// <summary>A product of 2p random steps "add a row to another, or subtract it".</summary>
    public static Gauge Draw(RandomStream stream, int size) => Draw(stream, size, size == 1 ? 0 : 2 * size);

    private static Gauge Draw(RandomStream? stream, int size, int steps)
    {
        Rational[][] Unit() => [.. Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size).Select(j => (Rational)(i == j ? 1 : 0)).ToArray())];
        var (c, inverse) = (Unit(), Unit());
        for (int step = 0; step < steps; step++)
        {
            int to = stream!.Next(size), from = (to + 1 + stream.Next(size - 1)) % size;
            Rational sign = stream.NextBoolean() ? 1 : -1;
            for (int j = 0; j < size; j++)
            {
                c[to][j] += sign * c[from][j];
                inverse[j][from] -= sign * inverse[j][to];
            }
        }

        return new(c, inverse);
    }
}
