using System.Numerics;

namespace Verify.Numerics.Landscapes;

/// <summary>
/// The population loss of a sum of rectified units against another one, F(W) = ½·E(Σᵢ relu(wᵢ·x) − Σⱼ relu(vⱼ·x))² over standard normal x, with
/// gradient and Hessian in closed form (Y. Cho, L. K. Saul, NIPS 2009; I. Safran, O. Shamir, ICML 2018, section 4).
/// </summary>
/// <typeparam name="T">Doubles, or intervals: then every result is an enclosure over all parameters in their intervals.</typeparam>
/// <remarks>
/// E relu(w·x)·relu(v·x) = |w||v|(sin θ + (π − θ)cos θ)/2π for vectors at angle θ. The first k unit vectors are the teacher's. F is twice
/// differentiable where no student row vanishes; the formulas here divide by sin θ, so no row may be parallel to another or to a unit vector.
/// </remarks>
public static class ReluTeacher<T>
    where T : INumberBase<T>, IRootFunctions<T>, ITrigonometricFunctions<T>
{
    private static readonly T Two = T.One + T.One;
    private static readonly T FullCircle = Two * T.Pi;

    /// <summary>F(W).</summary>
    /// <param name="student">Rows wᵢ, none of them 0.</param>
    /// <param name="teachers">k, at most the length of a row.</param>
    public static T Objective(T[][] student, int teachers)
    {
        T k = T.CreateChecked(teachers);
        T sum = (k / Two) + (k * (k - T.One) / FullCircle);
        var targets = Targets(student[0].Length, teachers);
        for (int i = 0; i < student.Length; i++)
        {
            sum += Dot(student[i], student[i]) / Two;
            for (int j = 0; j < i; j++)
                sum += Two * Overlap(student[i], student[j]);
            foreach (var target in targets)
                sum -= Two * Overlap(student[i], target);
        }

        return sum / Two;
    }

    /// <summary>∂F/∂wᵢ = wᵢ/2 + Σ_{j≠i} g(wᵢ, wⱼ) − Σⱼ g(wᵢ, vⱼ) with g(w, v) = (|v| sin θ·w/|w| + (π − θ)v)/2π, all rows in one array.</summary>
    /// <inheritdoc cref="Objective"/>
    public static T[] Gradient(T[][] student, int teachers)
    {
        int d = student[0].Length;
        var gradient = new T[student.Length * d];
        foreach (var (i, pair, sign) in Pairs(student, teachers))
        {
            T along = sign * pair.Length * pair.Sine / FullCircle, beside = sign * (T.Pi - pair.Angle) * pair.Length / FullCircle;
            for (int c = 0; c < d; c++)
                gradient[(i * d) + c] += (along * pair.W[c]) + (beside * pair.V[c]);
        }

        for (int i = 0; i < student.Length; i++)
        {
            for (int c = 0; c < d; c++)
                gradient[(i * d) + c] += student[i][c] / Two;
        }

        return gradient;
    }

    /// <summary>
    /// ∇²F: blocks I/2 + Σ_{j≠i} f_ww(wᵢ, wⱼ) − Σⱼ f_ww(wᵢ, vⱼ) on the diagonal and f_wv(wᵢ, wⱼ) beside it, where with unit vectors ŵ, v̂
    /// f_ww = |v|/(2π|w|)·(sin θ (I − ŵŵᵀ) + rrᵀ/sin θ), f_wv = ((π − θ)I + sin θ ŵv̂ᵀ + rtᵀ/sin θ)/2π, r = v̂ − cos θ ŵ, t = ŵ − cos θ v̂.
    /// </summary>
    /// <inheritdoc cref="Objective"/>
    public static T[][] Hessian(T[][] student, int teachers)
    {
        int d = student[0].Length, n = student.Length * d;
        var hessian = Enumerable.Range(0, n).Select(_ => new T[n]).ToArray();
        for (int i = 0; i < n; i++)
            hessian[i][i] = T.One / Two;
        foreach (var (i, pair, sign) in Pairs(student, teachers))
        {
            T scale = sign * pair.Length / (FullCircle * pair.Norm);
            T flat = scale * pair.Sine, steep = scale / pair.Sine;
            for (int a = 0; a < d; a++)
            {
                hessian[(i * d) + a][(i * d) + a] += flat;
                for (int b = 0; b <= a; b++)
                    hessian[(i * d) + a][(i * d) + b] += (steep * pair.R[a] * pair.R[b]) - (flat * pair.W[a] * pair.W[b]);
            }
        }

        for (int i = 0; i < student.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                var pair = new Pair(student[i], student[j]);
                T beside = (T.Pi - pair.Angle) / FullCircle, along = pair.Sine / FullCircle, steep = T.One / (FullCircle * pair.Sine);
                for (int a = 0; a < d; a++)
                {
                    for (int b = 0; b < d; b++)
                    {
                        T back = pair.W[b] - (pair.Cosine * pair.V[b]);
                        hessian[(i * d) + a][(j * d) + b] = (along * pair.W[a] * pair.V[b]) + (steep * pair.R[a] * back) + (a == b ? beside : T.Zero);
                    }
                }
            }
        }

        Mirror(hessian);
        return hessian;
    }

    /// <summary>
    /// The Hessian of F in one more input coordinate, in which all rows are 0: with more inputs than teachers the Hessian is this n × n block,
    /// once for each further coordinate, beside that of the first k coordinates.
    /// </summary>
    /// <inheritdoc cref="Objective"/>
    public static T[][] HessianBeyond(T[][] student, int teachers)
    {
        int n = student.Length;
        var block = Enumerable.Range(0, n).Select(_ => new T[n]).ToArray();
        for (int i = 0; i < n; i++)
            block[i][i] = T.One / Two;
        foreach (var (i, pair, sign) in Pairs(student, teachers))
            block[i][i] += sign * pair.Length * pair.Sine / (FullCircle * pair.Norm);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
                block[i][j] = (T.Pi - new Pair(student[i], student[j]).Angle) / FullCircle;
        }

        Mirror(block);
        return block;
    }

    // E relu(w·x)·relu(v·x).
    private static T Overlap(T[] w, T[] v)
    {
        var pair = new Pair(w, v);
        return pair.Norm * pair.Length * (pair.Sine + ((T.Pi - pair.Angle) * pair.Cosine)) / FullCircle;
    }

    private static IEnumerable<(int Row, Pair Pair, T Sign)> Pairs(T[][] student, int teachers)
    {
        var targets = Targets(student[0].Length, teachers);
        for (int i = 0; i < student.Length; i++)
        {
            for (int j = 0; j < student.Length; j++)
            {
                if (j != i)
                    yield return (i, new Pair(student[i], student[j]), T.One);
            }

            foreach (var target in targets)
                yield return (i, new Pair(student[i], target), -T.One);
        }
    }

    private static T[][] Targets(int d, int teachers) =>
        [.. Enumerable.Range(0, teachers).Select(j => Enumerable.Range(0, d).Select(c => c == j ? T.One : T.Zero).ToArray())];

    private static T Dot(T[] x, T[] y)
    {
        T sum = T.Zero;
        for (int c = 0; c < x.Length; c++)
            sum += x[c] * y[c];
        return sum;
    }

    private static void Mirror(T[][] lower)
    {
        for (int i = 0; i < lower.Length; i++)
        {
            for (int j = 0; j < i; j++)
                lower[j][i] = lower[i][j];
        }
    }

    /// <summary>Two vectors as unit vectors W, V of norms Norm and Length, their angle, and R = V − cos θ·W.</summary>
    private sealed class Pair
    {
        public Pair(T[] w, T[] v)
        {
            (Norm, Length) = (T.Sqrt(Squares(w)), T.Sqrt(Squares(v)));
            W = Array.ConvertAll(w, x => x / Norm);
            V = Array.ConvertAll(v, x => x / Length);
            Cosine = Dot(w, v) / (Norm * Length);
            Sine = T.Sqrt((T.One - Cosine) * (T.One + Cosine));
            Angle = T.Acos(Cosine);
            R = new T[w.Length];
            for (int c = 0; c < R.Length; c++)
                R[c] = V[c] - (Cosine * W[c]);
        }

        public T Norm { get; }

        public T Length { get; }

        public T[] W { get; }

        public T[] V { get; }

        public T[] R { get; }

        public T Cosine { get; }

        public T Sine { get; }

        public T Angle { get; }

        // |x|² keeps squares of intervals with both signs at or above 0.
        private static T Squares(T[] x)
        {
            T sum = T.Zero;
            foreach (T entry in x)
            {
                T size = T.Abs(entry);
                sum += size * size;
            }

            return sum;
        }
    }
}
