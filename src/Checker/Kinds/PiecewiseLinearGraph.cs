namespace Verify.Checker.Kinds;

/// <summary>A continuous piecewise-linear function by its points, the lists "knots" and "values".</summary>
internal sealed record PiecewiseLinearGraph(Fraction[] X, Fraction[] Y)
{
    /// <summary>Intervals between neighbouring knots.</summary>
    public int Pieces => X.Length - 1;

    public static PiecewiseLinearGraph Read(Node claim)
    {
        var x = Fraction.List(claim["knots"]);
        var y = Fraction.Row(claim["values"], x.Length);
        if (x.Length < 2)
            throw claim["knots"].Refuse("expected at least two knots");
        for (int i = 1; i < x.Length; i++)
        {
            if (x[i] <= x[i - 1])
                throw claim["knots"].Refuse($"knot {i} does not exceed the one before");
        }

        return new(Array.ConvertAll(x, v => v.Reduced()), Array.ConvertAll(y, v => v.Reduced()));
    }

    public Fraction Slope(int piece) => ((Y[piece + 1] - Y[piece]) / (X[piece + 1] - X[piece])).Reduced();

    /// <summary>The value at a number, which the node gave.</summary>
    public Fraction At(Fraction x, Node node)
    {
        int next = Array.FindIndex(X, knot => knot >= x);
        if (next < 0 || x < X[0])
            throw node.Refuse($"{x} lies outside [{X[0]}, {X[^1]}]");
        return next == 0 ? Y[0] : (Y[next - 1] + ((x - X[next - 1]) * Slope(next - 1))).Reduced();
    }
}
