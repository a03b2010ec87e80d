using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>
/// F(W) = E(sum relu(w_i.x) - sum relu(x_j))^2/2 over standard normal x in R^k, its gradient and Hessian at all W within a radius. Rests on
/// E relu(w.x) relu(v.x) = |w||v|(sin t + (pi - t) cos t)/(2 pi) for vectors at angle t (Cho and Saul, 2009).
/// </summary>
internal sealed class ReluSquares
{
    private readonly FixedInterval[][] _vectors; // the student's rows, then the unit vectors
    private readonly FixedInterval[] _norms;
    private readonly FixedInterval _circle;
    private readonly FixedInterval _half;
    private readonly int _units;

    public ReluSquares(Scaled rows, BigInteger radius, Work work)
    {
        (_units, Teachers, Work) = (rows.Rows.Length, rows.Rows[0].Length, work);
        var (zero, one) = (FixedInterval.Integer(0, work), FixedInterval.Integer(1, work));
        var student = rows.Rows.Select(row => Array.ConvertAll(row, x =>
        {
            var centre = FixedInterval.Of(x, rows.Denominator, work);
            return new FixedInterval(centre.Low - radius, centre.High + radius, work);
        }));
        _vectors = [.. student, .. Enumerable.Range(0, Teachers).Select(j => Enumerable.Range(0, Teachers).Select(c => c == j ? one : zero).ToArray())];
        _norms = Array.ConvertAll(_vectors, v => v.Aggregate(zero, (sum, x) => sum + x.Square()).Sqrt());
        _circle = FixedInterval.Integer(2, work) * FixedInterval.Pi(work);
        _half = FixedInterval.Of(1, 2, work);
    }

    public int Teachers { get; }

    public Work Work { get; }

    public FixedInterval Objective()
    {
        var sum = FixedInterval.Integer(0, Work);
        for (int i = 0; i < _vectors.Length; i++)
        {
            sum += _half * _norms[i].Square();
            for (int j = 0; j < i; j++)
            {
                var pair = Between(i, j);
                var overlap = _norms[i] * _norms[j] * (pair.Sine + (pair.Opposite * pair.Cosine)) / _circle;
                sum += FixedInterval.Integer(Sign(i) * Sign(j) * 2, Work) * overlap;
            }
        }

        return _half * sum;
    }

    public FixedInterval[] Gradient()
    {
        var gradient = new FixedInterval[_units * Teachers];
        for (int i = 0; i < _units; i++)
        {
            var row = Array.ConvertAll(_vectors[i], x => _half * x);
            for (int j = 0; j < _vectors.Length; j++)
            {
                if (j == i)
                    continue;
                var pair = Between(i, j);
                var sign = FixedInterval.Integer(Sign(j), Work) / _circle;
                var (along, beside) = (sign * _norms[j] * pair.Sine / _norms[i], sign * pair.Opposite);
                row = [.. row.Select((x, c) => x + (along * _vectors[i][c]) + (beside * _vectors[j][c]))];
            }

            row.CopyTo(gradient, i * Teachers);
        }

        return gradient;
    }

    /// <summary>The Hessian, of which the lower triangle is filled in, and that of one input coordinate more.</summary>
    public (FixedInterval[][] Within, FixedInterval[][] Beyond) Hessian()
    {
        int n = _units * Teachers;
        Work.Store(64L * n * n);
        var within = Enumerable.Range(0, n).Select(i => Enumerable.Repeat(FixedInterval.Integer(0, Work), i + 1).ToArray()).ToArray();
        var beyond = Enumerable.Range(0, _units).Select(i => Enumerable.Repeat(FixedInterval.Integer(0, Work), i + 1).ToArray()).ToArray();
        for (int i = 0; i < _units; i++)
        {
            beyond[i][i] = _half;
            for (int j = 0; j < _vectors.Length; j++)
            {
                if (j == i)
                    continue;
                var pair = Between(i, j);
                var curve = FixedInterval.Integer(Sign(j), Work) * _norms[j] / (_circle * _norms[i]);
                var (flat, steep) = (curve * pair.Sine, curve / pair.Sine);
                beyond[i][i] += flat;
                for (int a = 0; a < Teachers; a++)
                {
                    for (int b = 0; b <= a; b++)
                        within[(i * Teachers) + a][(i * Teachers) + b] += (steep * pair.R[a] * pair.R[b]) - (flat * pair.W[a] * pair.W[b]);
                }

                if (j > i)
                    continue;
                var (beside, along) = (pair.Opposite / _circle, pair.Sine / _circle);
                var across = FixedInterval.Integer(1, Work) / (_circle * pair.Sine);
                beyond[i][j] = beside;
                for (int a = 0; a < Teachers; a++)
                {
                    for (int b = 0; b < Teachers; b++)
                    {
                        var mixed = (along * pair.W[a] * pair.V[b]) + (across * pair.R[a] * (pair.W[b] - (pair.Cosine * pair.V[b])));
                        within[(i * Teachers) + a][(j * Teachers) + b] = a == b ? mixed + beside : mixed;
                    }
                }
            }

            for (int a = 0; a < Teachers; a++)
                within[(i * Teachers) + a][(i * Teachers) + a] += beyond[i][i];
        }

        return (within, beyond);
    }

    private int Sign(int vector) => vector < _units ? 1 : -1;

    // Unit vectors W, V of the two, R = V - cos t W, and pi - t.
    private (FixedInterval[] W, FixedInterval[] V, FixedInterval[] R, FixedInterval Cosine, FixedInterval Sine, FixedInterval Opposite) Between(int i, int j)
    {
        var (w, v) = (Array.ConvertAll(_vectors[i], x => x / _norms[i]), Array.ConvertAll(_vectors[j], x => x / _norms[j]));
        var cosine = w.Zip(v, (x, y) => x * y).Aggregate((x, y) => x + y);
        var one = FixedInterval.Integer(1, Work);
        var sine = ((one - cosine) * (one + cosine)).Sqrt();
        return (w, v, [.. v.Zip(w, (y, x) => y - (cosine * x))], cosine, sine, (_half * _circle) - cosine.Arccos());
    }
}
