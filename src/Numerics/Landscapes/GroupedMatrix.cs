using System.Numerics;

namespace Verify.Numerics.Landscapes;

/// <summary>The functions that a formula needs of a number type beyond arithmetic.</summary>
/// <typeparam name="T">The number type, a dual number for instance.</typeparam>
/// <param name="Sqrt">√x.</param>
/// <param name="Acos">arccos x.</param>
/// <param name="Pi">π.</param>
public sealed record AngleFunctions<T>(Func<T, T> Sqrt, Func<T, T> Acos, T Pi);

/// <summary>
/// Square matrices whose indices fall into groups and whose entry (i, j) depends on the groups of i and j, and on whether i = j, alone; and the
/// gradient of <see cref="ReluTeacher{T}"/> for k teachers at such a matrix, where the groups' sizes enter as numbers that need not be integers.
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="Sizes">The indices in each group; exactly 1 for a group without pairs.</param>
/// <param name="Diagonal">The entry (i, i) for i in a group.</param>
/// <param name="Beside">The entry (i, j) for i in group g, j ≠ i in group h, as Beside[g][h]; unused for g = h in a group of one.</param>
public sealed record GroupedMatrix<T>(T[] Sizes, T[] Diagonal, T[][] Beside)
    where T : INumberBase<T>
{
    /// <summary>∂F/∂w_ij, grouped like the matrix itself.</summary>
    /// <param name="functions">√ and arccos.</param>
    public GroupedMatrix<T> Gradient(AngleFunctions<T> functions)
    {
        int groups = Sizes.Length;
        T two = T.One + T.One, circle = two * functions.Pi;
        var norms = new T[groups];
        for (int g = 0; g < groups; g++)
            norms[g] = functions.Sqrt(Weighted(g, h => Beside[g][h] * Beside[g][h], Diagonal[g] * Diagonal[g]));

        // Sines of angles, and π − θ, between rows of groups g, h and between a row and a unit vector.
        (T Sine, T Opposite) Angle(T cosine) => (functions.Sqrt((T.One - cosine) * (T.One + cosine)), functions.Pi - functions.Acos(cosine));
        (T Sine, T Opposite) Rows(int g, int h) => Angle(Inner(g, h) / (norms[g] * norms[h]));
        var diagonal = new T[groups];
        var beside = new T[groups][];
        for (int g = 0; g < groups; g++)
        {
            var rows = Enumerable.Range(0, groups).Select(h => h == g && Alone(g) ? default : Rows(g, h)).ToArray();
            var own = Angle(Diagonal[g] / norms[g]);
            var units = Enumerable.Range(0, groups).Select(h => h == g && Alone(g) ? default : Angle(Beside[g][h] / norms[g])).ToArray();
            T along = (T.One / two) + (Weighted(g, h => (norms[h] * rows[h].Sine) - units[h].Sine, -own.Sine) / (circle * norms[g]));
            diagonal[g] = (along * Diagonal[g]) + ((Weighted(g, h => rows[h].Opposite * Beside[h][g], -own.Opposite)) / circle);
            beside[g] = new T[groups];
            for (int h = 0; h < groups; h++)
            {
                if (h == g && Alone(g))
                    continue;

                // The column belongs to some j ≠ i of group h: row j meets it on its diagonal, all other rows beside it.
                T others = h == g ? Sizes[g] - two : Sizes[h] - T.One;
                T column = rows[h].Opposite * (Alone(h) ? Diagonal[h] : Diagonal[h] + (others * Beside[h][h]));
                for (int l = 0; l < groups; l++)
                {
                    if (l != h && !(l == g && Alone(g)))
                        column += (l == g ? Sizes[g] - T.One : Sizes[l]) * rows[l].Opposite * Beside[l][h];
                }

                beside[g][h] = (along * Beside[g][h]) + ((column - units[h].Opposite) / circle);
            }
        }

        return this with { Diagonal = diagonal, Beside = beside };
    }

    private bool Alone(int group) => Sizes[group] == T.One;

    // own + Σ over the indices j ≠ i of a term that depends on j's group, for i in group g.
    private T Weighted(int g, Func<int, T> term, T own)
    {
        T sum = own;
        for (int h = 0; h < Sizes.Length; h++)
        {
            if (h != g)
                sum += Sizes[h] * term(h);
            else if (!Alone(g))
                sum += (Sizes[g] - T.One) * term(g);
        }

        return sum;
    }

    // wᵢ·wⱼ for i in g and j ≠ i in h.
    private T Inner(int g, int h)
    {
        T two = T.One + T.One;
        T sum = T.Zero;
        for (int l = 0; l < Sizes.Length; l++)
        {
            if (l != g && l != h)
                sum += Sizes[l] * Beside[g][l] * Beside[h][l];
        }

        if (g == h)
            return sum + (two * Diagonal[g] * Beside[g][g]) + ((Sizes[g] - two) * Beside[g][g] * Beside[g][g]);
        sum += (Diagonal[g] * Beside[h][g]) + (Beside[g][h] * Diagonal[h]);
        if (!Alone(g))
            sum += (Sizes[g] - T.One) * Beside[g][g] * Beside[h][g];
        if (!Alone(h))
            sum += (Sizes[h] - T.One) * Beside[g][h] * Beside[h][h];
        return sum;
    }
}
