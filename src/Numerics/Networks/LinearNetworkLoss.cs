using System.Numerics;

namespace Verify.Numerics.Networks;

/// <summary>
/// The loss ½ Σ w_ij (W_L ⋯ W_1 − Y)²_ij + (κ/2)‖W‖² of a deep linear network on the data X = I, as a function of all entries
/// of W_1, …, W_L, row by row.
/// </summary>
/// <param name="Target">Y, outputs × inputs.</param>
/// <param name="Inner">The hidden widths n_1, …, n_{L−1}.</param>
/// <param name="Weights">w, of the shape of Y; all 1 if left out.</param>
/// <param name="Decay">κ; 0 if left out.</param>
public sealed record LinearNetworkLoss(Rational[][] Target, int[] Inner, Rational[][]? Weights = null, Rational? Decay = null)
{
    private int[] Widths => [Target[0].Length, .. Inner, Target.Length];

    /// <summary>The number of parameters.</summary>
    public int Parameters => Widths.Skip(1).Zip(Widths, (to, from) => to * from).Sum();

    /// <summary>The loss.</summary>
    /// <param name="parameters">W_1, …, W_L row by row.</param>
    public T Value<T>(T[] parameters)
        where T : INumberBase<T>
    {
        var residual = Residual(Products(Factors(parameters))[^1]);
        T sum = T.Zero;
        for (int i = 0; i < residual.Length; i++)
        {
            for (int j = 0; j < residual[i].Length; j++)
                sum += Weighted(i, j, residual[i][j]) * residual[i][j];
        }

        if (Decay is { } rate)
            sum += T.CreateChecked(rate) * parameters.Select(p => p * p).Aggregate((a, b) => a + b);
        return sum / (T.One + T.One);
    }

    /// <summary>∂/∂W_l = (W_L ⋯ W_{l+1})ᵀ G (W_{l−1} ⋯ W_1)ᵀ + κW_l with G = w ⊙ (W_L ⋯ W_1 − Y).</summary>
    /// <param name="parameters">W_1, …, W_L row by row.</param>
    public T[] Gradient<T>(T[] parameters)
        where T : INumberBase<T>
    {
        var factors = Factors(parameters);
        var below = Products(factors);
        T[][] back = [.. Residual(below[^1]).Select((row, i) => row.Select((r, j) => Weighted(i, j, r)).ToArray())];
        var gradient = new List<T>();
        for (int l = factors.Length - 1; l >= 0; l--)
        {
            T[][] own = l == 0 ? back : Times(back, Transposed(below[l - 1]));
            gradient.InsertRange(0, own.SelectMany((row, i) => row.Select((g, j) => Decay is { } rate ? g + (T.CreateChecked(rate) * factors[l][i][j]) : g)));
            back = Times(Transposed(factors[l]), back);
        }

        return [.. gradient];
    }

    /// <summary>The Hessian: column k is the ε part of the gradient at W + εe_k.</summary>
    /// <param name="parameters">W_1, …, W_L row by row.</param>
    public Rational[][] Hessian(Rational[] parameters) =>
        [.. Enumerable.Range(0, parameters.Length).Select(k => Gradient([.. parameters.Select((p, i) => new Dual<Rational>(p, i == k ? 1 : 0))]).Select(g => g.Derivative).ToArray())];

    private static T[][] Times<T>(T[][] a, T[][] b)
        where T : INumberBase<T> =>
        [.. a.Select(row => Enumerable.Range(0, b[0].Length).Select(j =>
        {
            T sum = row[0] * b[0][j];
            for (int k = 1; k < row.Length; k++)
                sum += row[k] * b[k][j];
            return sum;
        }).ToArray())];

    private static T[][] Transposed<T>(T[][] a) => [.. Enumerable.Range(0, a[0].Length).Select(j => a.Select(row => row[j]).ToArray())];

    private T[][][] Factors<T>(T[] parameters)
    {
        int[] widths = Widths;
        var factors = new T[widths.Length - 1][][];
        for ((int l, int offset) = (0, 0); l < factors.Length; offset += widths[l] * widths[l + 1], l++)
            factors[l] = [.. parameters.Skip(offset).Take(widths[l] * widths[l + 1]).Chunk(widths[l])];
        return factors;
    }

    // W_1, W_2·W_1, …
    private static T[][][] Products<T>(T[][][] factors)
        where T : INumberBase<T>
    {
        var products = new T[factors.Length][][];
        products[0] = factors[0];
        for (int l = 1; l < factors.Length; l++)
            products[l] = Times(factors[l], products[l - 1]);
        return products;
    }

    private T[][] Residual<T>(T[][] product)
        where T : INumberBase<T> => [.. product.Select((row, i) => row.Select((x, j) => x - T.CreateChecked(Target[i][j])).ToArray())];

    private T Weighted<T>(int i, int j, T value)
        where T : INumberBase<T> => Weights is null ? value : T.CreateChecked(Weights[i][j]) * value;
}
