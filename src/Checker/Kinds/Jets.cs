namespace Verify.Checker.Kinds;

/// <summary>A value with its first and second derivatives; what is not listed is 0, a mixed derivative is listed once with its smaller index first.</summary>
internal sealed record Jet(Fraction Value, Dictionary<int, Fraction> Slopes, Dictionary<(int, int), Fraction> Curvatures);

/// <summary>Derivatives carried forward through a program, up to the given order 1 or 2.</summary>
internal sealed class Jets(int order, Node source) : IArithmetic<Jet>
{
    private readonly Work _work = source.Work;

    /// <summary>The inputs as independent variables.</summary>
    public IEnumerable<Jet> Variables(Fraction[] point) => point.Select((value, i) => new Jet(Kept(value), new() { [i] = new(1, 1, _work) }, []));

    public Jet Constant(Fraction value) => new(Kept(value), [], []);

    public Jet Add(Jet a, Jet b) => Combine(a.Value + b.Value, (null, a), (null, b));

    public Jet Subtract(Jet a, Jet b) => Combine(a.Value - b.Value, (null, a), (new(-1, 1, _work), b));

    public Jet Multiply(Jet a, Jet b)
    {
        var product = Combine(a.Value * b.Value, (b.Value, a), (a.Value, b));
        AddCross(product, a.Slopes, b.Slopes, null);
        return product;
    }

    public Jet Divide(Jet a, Jet b)
    {
        if (b.Value.Sign == 0)
            throw source.Refuse("the program divides by 0");

        // a = qb gives a' = q'b + qb' and a'' = q''b + qb'' + (q'b'^T + b'q'^T).
        var inverse = Kept(new Fraction(1, 1, _work) / b.Value);
        var value = Kept(a.Value * inverse);
        var quotient = Combine(value, (inverse, a), (-(value * inverse), b));
        AddCross(quotient, quotient.Slopes, b.Slopes, -inverse);
        return quotient;
    }

    public Jet Relu(Jet a) => a.Value.Sign switch
    {
        > 0 => a,
        < 0 => Constant(new(0, 1, _work)),
        _ => throw source.Refuse("relu at 0, where it has no derivative"),
    };

    public Jet Tanh(Jet a) => a.Value.Sign == 0
        ? a // tanh z = z - z^3/3 + ...
        : throw source.Refuse($"tanh at {a.Value}; only at 0 are its derivatives rational");

    private Jet Combine(Fraction value, params ReadOnlySpan<(Fraction? Factor, Jet Jet)> terms)
    {
        var sum = new Jet(Kept(value), [], []);
        foreach (var (factor, jet) in terms)
        {
            foreach (var (i, slope) in jet.Slopes)
                Accumulate(sum.Slopes, i, factor is { } f ? f * slope : slope);
            foreach (var (pair, curvature) in jet.Curvatures)
                Accumulate(sum.Curvatures, pair, factor is { } f ? f * curvature : curvature);
        }

        return sum;
    }

    private void AddCross(Jet jet, Dictionary<int, Fraction> left, Dictionary<int, Fraction> right, Fraction? factor)
    {
        if (order < 2)
            return;
        foreach (var (i, a) in left)
        {
            foreach (var (j, b) in right)
            {
                var term = factor is { } f ? f * a * b : a * b;
                Accumulate(jet.Curvatures, (Math.Min(i, j), Math.Max(i, j)), i == j ? term + term : term);
            }
        }
    }

    private void Accumulate<TKey>(Dictionary<TKey, Fraction> sums, TKey key, Fraction term)
        where TKey : notnull
    {
        _work.Store(128);
        sums[key] = Kept(sums.TryGetValue(key, out var sum) ? sum + term : term);
    }

    private Fraction Kept(Fraction value)
    {
        var reduced = value.Q.IsOne ? value : value.Reduced();
        _work.Keep(reduced.P);
        _work.Keep(reduced.Q);
        return reduced;
    }
}
