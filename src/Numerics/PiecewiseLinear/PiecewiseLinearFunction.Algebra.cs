namespace Verify.Numerics.PiecewiseLinear;

public sealed partial class PiecewiseLinearFunction
{
    /// <summary>Whether the two are the same function on the same interval.</summary>
    public static bool operator ==(PiecewiseLinearFunction? f, PiecewiseLinearFunction? g) => f is null ? g is null : f.Equals(g);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(PiecewiseLinearFunction? f, PiecewiseLinearFunction? g) => !(f == g);

    /// <summary>The sum, of at most pieces f + pieces g − 1 pieces.</summary>
    /// <exception cref="ArgumentException">The functions live on different intervals.</exception>
    public static PiecewiseLinearFunction operator +(PiecewiseLinearFunction f, PiecewiseLinearFunction g)
    {
        var points = new Builder(f.knots.Length + g.knots.Length);
        foreach (var (x, y, z) in Merged(f, g))
            points.Add(x, y + z);
        return points.Done();
    }

    /// <summary>The difference.</summary>
    /// <exception cref="ArgumentException">The functions live on different intervals.</exception>
    public static PiecewiseLinearFunction operator -(PiecewiseLinearFunction f, PiecewiseLinearFunction g) => f + -g;

    /// <summary>The negative.</summary>
    public static PiecewiseLinearFunction operator -(PiecewiseLinearFunction f) => new(f.knots, Array.ConvertAll(f.values, y => -y));

    /// <summary>The multiple.</summary>
    public static PiecewiseLinearFunction operator *(Rational factor, PiecewiseLinearFunction f) =>
        factor.Sign == 0 ? Affine(f.Left, f.Right, 0, 0) : new(f.knots, Array.ConvertAll(f.values, y => factor * y));

    /// <summary>The function raised by a constant.</summary>
    public static PiecewiseLinearFunction operator +(PiecewiseLinearFunction f, Rational constant) => new(f.knots, Array.ConvertAll(f.values, y => y + constant));

    /// <summary>The function lowered by a constant.</summary>
    public static PiecewiseLinearFunction operator -(PiecewiseLinearFunction f, Rational constant) => f + -constant;

    /// <summary>max(f, 0): a root becomes a knot wherever the sign changes strictly inside a piece.</summary>
    public PiecewiseLinearFunction Relu()
    {
        var points = new Builder(knots.Length);
        for (int i = 0; i < knots.Length; i++)
        {
            if (i > 0 && values[i].Sign * values[i - 1].Sign < 0)
                points.Add(Root(i - 1, Rational.Zero), Rational.Zero);
            points.Add(knots[i], values[i].Sign > 0 ? values[i] : Rational.Zero);
        }

        return points.Done();
    }

    /// <summary>|f| = relu(f) + relu(−f).</summary>
    public PiecewiseLinearFunction Abs() => Relu() + (-this).Relu();

    /// <summary>The greater of the two, g + relu(f − g).</summary>
    public static PiecewiseLinearFunction Max(PiecewiseLinearFunction f, PiecewiseLinearFunction g) => g + (f - g).Relu();

    /// <summary>The smaller of the two, f − relu(f − g).</summary>
    public static PiecewiseLinearFunction Min(PiecewiseLinearFunction f, PiecewiseLinearFunction g) => f - (f - g).Relu();

    /// <summary>x ↦ f(g(x)): a piece of g is cut wherever it passes a knot of f.</summary>
    /// <param name="inner">g; its values must lie in the interval of f.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value of g lies outside the interval of f.</exception>
    public PiecewiseLinearFunction After(PiecewiseLinearFunction inner)
    {
        var points = new Builder(inner.knots.Length * 2);
        points.Add(inner.Left, this[inner.values[0]]);
        for (int i = 0; i < inner.Pieces; i++)
        {
            var (from, to) = (inner.values[i], inner.values[i + 1]);
            int above = Above(from < to ? from : to);
            int end = AtLeast(from < to ? to : from);
            for (int step = 0; step < end - above; step++)
            {
                int k = from < to ? above + step : end - 1 - step;
                points.Add(inner.Root(i, knots[k]), values[k]);
            }

            points.Add(inner.knots[i + 1], this[to]);
        }

        return points.Done();
    }

    // The first knot above y, and the first that is at least y.
    private int Above(Rational y) => Array.BinarySearch(knots, y) is var at && at >= 0 ? at + 1 : ~at;

    private int AtLeast(Rational y) => Array.BinarySearch(knots, y) is var at && at >= 0 ? at : ~at;

    /// <summary>Where the line of piece i takes the value y.</summary>
    private Rational Root(int piece, Rational y) =>
        knots[piece] + ((y - values[piece]) * (knots[piece + 1] - knots[piece]) / (values[piece + 1] - values[piece]));

    /// <summary>Every knot of either function with both values there.</summary>
    private static IEnumerable<(Rational X, Rational F, Rational G)> Merged(PiecewiseLinearFunction f, PiecewiseLinearFunction g)
    {
        if (f.Left != g.Left || f.Right != g.Right)
            throw new ArgumentException($"One function lives on [{f.Left}, {f.Right}], the other on [{g.Left}, {g.Right}]; they must share the interval.", nameof(g));
        int i = 0, j = 0;
        while (i < f.knots.Length)
        {
            int order = f.knots[i].CompareTo(g.knots[j]);
            yield return order switch
            {
                < 0 => (f.knots[i], f.values[i], g.Interpolated(j - 1, f.knots[i])),
                > 0 => (g.knots[j], f.Interpolated(i - 1, g.knots[j]), g.values[j]),
                _ => (f.knots[i], f.values[i], g.values[j]),
            };
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
    }
}
