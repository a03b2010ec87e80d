using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Verify.Numerics.Landscapes;

/// <summary>The population loss of <see cref="ReluTeacher{T}"/> with n = k = d units, eight networks at a time.</summary>
/// <param name="units">n = k = d.</param>
public sealed class ReluTeacherLanes(int units) : ILaneLoss
{
    private readonly Vector512<double>[] norms = new Vector512<double>[units], inverses = new Vector512<double>[units], along = new Vector512<double>[units];

    // (π − θ)/2π between rows i and j < i.
    private readonly Vector512<double>[] beside = new Vector512<double>[units * units];

    /// <inheritdoc/>
    public int Count => units * units;

    /// <inheritdoc/>
    public Vector512<double> Evaluate(ReadOnlySpan<Vector512<double>> parameters, Span<Vector512<double>> gradient)
    {
        int n = units;
        var half = Vector512.Create(0.5);
        var perCircle = Vector512.Create(0.5 / Math.PI);
        var loss = Vector512.Create((0.25 * n) + (n * (n - 1) * 0.25 / Math.PI));
        for (int i = 0; i < n; i++)
        {
            var square = Dot(parameters.Slice(i * n, n), parameters.Slice(i * n, n));
            norms[i] = Vector512.Sqrt(square);
            inverses[i] = Vector512<double>.One / norms[i];
            along[i] = Vector512<double>.Zero;
            loss += square * Vector512.Create(0.25);
        }

        for (int i = 0; i < n; i++)
        {
            var row = parameters.Slice(i * n, n);
            for (int j = 0; j < i; j++)
            {
                var cosine = Dot(row, parameters.Slice(j * n, n)) * (inverses[i] * inverses[j]);
                var (sine, opposite) = Angle(cosine);
                beside[(i * n) + j] = beside[(j * n) + i] = opposite;
                along[i] = Vector512.FusedMultiplyAdd(sine, norms[j], along[i]);
                along[j] = Vector512.FusedMultiplyAdd(sine, norms[i], along[j]);
                loss += norms[i] * norms[j] * Vector512.FusedMultiplyAdd(opposite, cosine, sine * perCircle);
            }
        }

        for (int i = 0; i < n; i++)
        {
            var target = gradient.Slice(i * n, n);
            for (int j = 0; j < n; j++)
            {
                var cosine = parameters[(i * n) + j] * inverses[i];
                var (sine, opposite) = Angle(cosine);
                along[i] -= sine;
                loss -= norms[i] * Vector512.FusedMultiplyAdd(opposite, cosine, sine * perCircle);
                target[j] = -opposite;
            }

            var factor = Vector512.FusedMultiplyAdd(along[i] * perCircle, inverses[i], half);
            for (int j = 0; j < n; j++)
                Add(j == i ? factor : beside[(i * n) + j], parameters.Slice(j * n, n), target);
        }

        return loss;
    }

    private static Vector512<double> Dot(ReadOnlySpan<Vector512<double>> x, ReadOnlySpan<Vector512<double>> y)
    {
        var sum = Vector512<double>.Zero;
        for (int c = 0; c < x.Length; c++)
            sum = Vector512.FusedMultiplyAdd(x[c], y[c], sum);
        return sum;
    }

    private static void Add(Vector512<double> factor, ReadOnlySpan<Vector512<double>> row, Span<Vector512<double>> target)
    {
        for (int c = 0; c < row.Length; c++)
            target[c] = Vector512.FusedMultiplyAdd(factor, row[c], target[c]);
    }

    // sin θ and (π − θ)/2π. For |x| < ½ arcsin x = x + x·R(x²), else through the half angle; R is the rational function of Sun's fdlibm, e_asin.c.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<double> Sine, Vector512<double> Opposite) Angle(Vector512<double> cosine)
    {
        var one = Vector512<double>.One;
        var size = Vector512.Min(Vector512.Abs(cosine), one);
        var small = Vector512.LessThan(size, Vector512.Create(0.5));
        var z = Vector512.ConditionalSelect(small, size * size, (one - size) * Vector512.Create(0.5));
        var root = Vector512.ConditionalSelect(small, size, Vector512.Sqrt(z));
        var p = Vector512.Create(3.47933107596021167570e-05);
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(7.91534994289814532176e-04));
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(-4.00555345006794114027e-02));
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(2.01212532134862925881e-01));
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(-3.25565818622400915405e-01));
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(1.66666666666666657415e-01));
        var q = Vector512.Create(7.70381505559019352791e-02);
        q = Vector512.FusedMultiplyAdd(q, z, Vector512.Create(-6.88283971605453293030e-01));
        q = Vector512.FusedMultiplyAdd(q, z, Vector512.Create(2.02094576023350569471e+00));
        q = Vector512.FusedMultiplyAdd(q, z, Vector512.Create(-2.40339491173441421878e+00));
        q = Vector512.FusedMultiplyAdd(q, z, one);
        var arcsine = Vector512.FusedMultiplyAdd(root, z * p / q, root);

        // arccos |x|, as a share of the full circle.
        var angle = Vector512.ConditionalSelect(small, Vector512.Create(0.25) - (arcsine * Vector512.Create(0.5 / Math.PI)), arcsine * Vector512.Create(1 / Math.PI));
        var opposite = Vector512.ConditionalSelect(Vector512.LessThan(cosine, Vector512<double>.Zero), angle, Vector512.Create(0.5) - angle);
        return (Vector512.Sqrt((one - size) * (one + size)), opposite);
    }
}

/// <summary>
/// The same loss with squares for rectifiers: F = ‖M‖² + (tr M)²/2 with M = WᵀW − I, whose gradient is W(4M + 2 tr M·I). It has no spurious
/// minima once n ≥ d (S. Burer, R. D. C. Monteiro, Math. Programming 103, 2005).
/// </summary>
/// <param name="units">n = k = d.</param>
public sealed class QuadraticTeacherLanes(int units) : ILaneLoss
{
    private readonly Vector512<double>[] gram = new Vector512<double>[units * units];

    /// <inheritdoc/>
    public int Count => units * units;

    /// <inheritdoc/>
    public Vector512<double> Evaluate(ReadOnlySpan<Vector512<double>> parameters, Span<Vector512<double>> gradient)
    {
        int n = units;
        var (square, trace) = (Vector512<double>.Zero, Vector512<double>.Zero);
        for (int a = 0; a < n; a++)
        {
            for (int b = 0; b < n; b++)
            {
                var sum = a == b ? -Vector512<double>.One : Vector512<double>.Zero;
                for (int i = 0; i < n; i++)
                    sum = Vector512.FusedMultiplyAdd(parameters[(i * n) + a], parameters[(i * n) + b], sum);
                gram[(a * n) + b] = sum;
                square = Vector512.FusedMultiplyAdd(sum, sum, square);
            }

            trace += gram[(a * n) + a];
        }

        for (int i = 0; i < n; i++)
        {
            for (int a = 0; a < n; a++)
            {
                var sum = trace * Vector512.Create(0.5) * parameters[(i * n) + a];
                for (int b = 0; b < n; b++)
                    sum = Vector512.FusedMultiplyAdd(parameters[(i * n) + b], gram[(b * n) + a], sum);
                gradient[(i * n) + a] = sum * Vector512.Create(4.0);
            }
        }

        return Vector512.FusedMultiplyAdd(trace * trace, Vector512.Create(0.5), square);
    }
}
