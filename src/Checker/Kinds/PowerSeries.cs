namespace Verify.Checker.Kinds;

/// <summary>Power series in t with rational coefficients, cut off after t^order.</summary>
internal sealed class PowerSeries(int order, Node source) : IArithmetic<Fraction[]>
{
    private readonly Work _work = source.Work;

    private Fraction Zero => new(0, 1, _work);

    public Fraction[] Constant(Fraction value) => Of(k => k == 0 ? value : Zero);

    public Fraction[] Add(Fraction[] a, Fraction[] b) => Of(k => a[k] + b[k]);

    public Fraction[] Subtract(Fraction[] a, Fraction[] b) => Of(k => a[k] - b[k]);

    public Fraction[] Multiply(Fraction[] a, Fraction[] b) => Of(k => Convolved(a, b, 0, k));

    public Fraction[] Divide(Fraction[] a, Fraction[] b)
    {
        if (b[0].Sign == 0)
            throw source.Refuse("the program divides by a series without constant term");
        var quotient = new Fraction[order + 1];
        for (int k = 0; k <= order; k++)
            quotient[k] = Kept((a[k] - (k == 0 ? Zero : Convolved(b, quotient, 1, k))) / b[0]);
        return quotient;
    }

    public Fraction[] Relu(Fraction[] a) => a[0].Sign switch
    {
        > 0 => a,
        < 0 => Constant(Zero),
        _ => throw source.Refuse("relu at 0, where it has no series"),
    };

    /// <summary>y = tanh x solves y' = (1 - y^2) x', so k y_k is the sum over j of j x_j times coefficient k - j of 1 - y^2.</summary>
    public Fraction[] Tanh(Fraction[] x)
    {
        if (x[0].Sign != 0)
            throw source.Refuse($"tanh around {x[0]}; only around 0 is its series rational");
        var (y, slope) = (Constant(Zero), new Fraction[order + 1]);
        slope[0] = new(1, 1, _work);
        for (int k = 1; k <= order; k++)
        {
            var sum = Zero;
            for (int j = 1; j <= k; j++)
                sum = Kept(sum + (new Fraction(j, 1, _work) * x[j] * slope[k - j]));
            y[k] = Kept(sum / new Fraction(k, 1, _work));
            slope[k] = Kept(-Convolved(y, y, 0, k));
        }

        return y;
    }

    private Fraction Convolved(Fraction[] a, Fraction[] b, int first, int k)
    {
        var sum = Zero;
        for (int i = first; i <= k; i++)
        {
            if (a[i].Sign != 0 && b[k - i].Sign != 0)
                sum = Kept(sum + (a[i] * b[k - i]));
            _work.Spend(1);
        }

        return sum;
    }

    private Fraction[] Of(Func<int, Fraction> coefficient) => [.. Enumerable.Range(0, order + 1).Select(k => Kept(coefficient(k)))];

    private Fraction Kept(Fraction value)
    {
        var reduced = value.Q.IsOne ? value : value.Reduced();
        _work.Keep(reduced.P);
        return reduced;
    }
}
