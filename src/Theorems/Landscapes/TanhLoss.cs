using System.Text.Json.Nodes;
using Verify.Numerics;
using Verify.Numerics.Boolean;
using Verify.Numerics.Inertia;
using Verify.Numerics.Networks;
using static Verify.Theorems.CertificateText;

namespace Verify.Theorems.Landscapes;

/// <summary>
/// L = ½ Σ_x (c + Σ_k v_k tanh(u_k·x + b_k) − y_x)² over samples, as a function of θ = (v_1, u_1, b_1, v_2, …, c). Around θ = 0
/// it has rational Taylor coefficients.
/// </summary>
/// <param name="Points">The samples' inputs.</param>
/// <param name="Targets">y.</param>
/// <param name="Units">The number of hidden units.</param>
internal sealed record TanhLoss(Rational[][] Points, Rational[] Targets, int Units)
{
    /// <summary>The Boolean function on {−1, 1}ⁿ with values ±1.</summary>
    public static TanhLoss Of(BooleanFunction f, int units) => new(
        [.. Enumerable.Range(0, f.Arguments).Select(x => Enumerable.Range(0, f.Variables).Select(i => (Rational)((2 * ((x >> i) & 1)) - 1)).ToArray())],
        [.. Enumerable.Range(0, f.Arguments).Select(x => (Rational)(f[x] ? 1 : -1))],
        units);

    /// <summary>The number of parameters.</summary>
    public int Parameters => (Units * (Inputs + 2)) + 1;

    /// <summary>The average target.</summary>
    public Rational Mean => Targets.Aggregate((a, b) => a + b) / Targets.Length;

    /// <summary>θ = 0 but for c, the average target: a critical point.</summary>
    public Rational[] Origin => [.. new Rational[Parameters - 1], Mean];

    /// <summary>L as certificates name it.</summary>
    public JsonObject Function => new() { ["tanh"] = new JsonObject { ["points"] = Rows(Points), ["targets"] = Row(Targets), ["units"] = Units.ToString() } };

    private int Inputs => Points[0].Length;

    /// <summary>θ from units (v, u_1, …, u_n, b) and c.</summary>
    public static Rational[] Direction(Rational c, params ReadOnlySpan<Rational[]> units) => [.. units.ToArray().SelectMany(u => u), c];

    /// <summary>The Taylor coefficients of L along a path through pre-activations 0, up to an order.</summary>
    /// <param name="path">A row a parameter: its coefficients of 1, t, t², ….</param>
    /// <param name="order">At least 1 and the path's degree.</param>
    public Rational[] Series(Rational[][] path, int order) =>
        Coefficients([.. Outputs(path, order).Select((f, x) => new SquaredLoss<Series<Rational>>().Value(f, Series<Rational>.Constant(Targets[x])))], order);

    /// <summary>The Taylor coefficients of Σ_x (y_x − mean)·f(x): how the target enters L.</summary>
    /// <param name="path">A row a parameter: its coefficients of 1, t, t², ….</param>
    /// <param name="order">At least 1 and the path's degree.</param>
    public Rational[] Coupling(Rational[][] path, int order) =>
        Coefficients([.. Outputs(path, order).Select((f, x) => Series<Rational>.Constant(Targets[x] - Mean) * f)], order);

    /// <summary>Value and inertia at <see cref="Origin"/>.</summary>
    public (Rational Value, CongruenceDiagonal Inertia) AtOrigin()
    {
        var network = Network<Rational>([.. Origin], new TanhAtZero(), new Identity<Rational>());
        Rational[] inputs = [.. Points.SelectMany(x => x)];
        var hessian = Curvature.Hessian(network, new SquaredLoss<Rational>(), inputs, Targets);
        int[] place = [.. Enumerable.Range(0, Parameters).Select(Place)];
        var value = Targets.Select(y => (y - Mean) * (y - Mean) / 2).Aggregate((a, b) => a + b);
        return (value, CongruenceDiagonal.Of([.. place.Select(i => place.Select(j => hessian[i, j]).ToArray())]));
    }

    /// <summary>L in double precision, for pictures.</summary>
    public double At(double[] theta) => Points.Select((x, sample) =>
    {
        double f = theta[^1];
        for (int k = 0; k < Units; k++)
        {
            int v = k * (Inputs + 2);
            f += theta[v] * Math.Tanh(theta[v + Inputs + 1] + x.Select((xi, i) => (double)xi * theta[v + 1 + i]).Sum());
        }

        return (f - (double)Targets[sample]) * (f - (double)Targets[sample]) / 2;
    }).Sum();

    private static Rational[] Coefficients(Series<Rational>[] terms, int order) =>
        terms.Aggregate((a, b) => a + b) is var sum ? [.. Enumerable.Range(0, order + 1).Select(k => sum[k])] : [];

    private Series<Rational>[] Outputs(Rational[][] path, int order)
    {
        var parameters = path.Select(row => Series<Rational>.Of([.. row, .. new Rational[order + 1 - row.Length]])).ToArray();
        var network = Network(parameters, new SeriesActivation<Rational>(new TanhAtZero()), new Identity<Series<Rational>>());
        return [.. Points.Select(x => network.Forward([.. x.Select(Series<Rational>.Constant)])[0])];
    }

    // Where θ_i lies in a dense network's layout.
    private int Place(int i)
    {
        var layout = new ParameterLayout([Inputs, Units, 1]);
        var (unit, part) = (i / (Inputs + 2), i % (Inputs + 2));
        return i == Parameters - 1 ? layout.Bias(1, 0) : part == 0 ? layout.Weight(1, 0, unit) : part <= Inputs ? layout.Weight(0, unit, part - 1) : layout.Bias(0, unit);
    }

    private DenseNetwork<T> Network<T>(T[] theta, IActivation<T> hidden, IActivation<T> output)
        where T : System.Numerics.INumberBase<T>
    {
        var parameters = new T[theta.Length];
        for (int i = 0; i < theta.Length; i++)
            parameters[Place(i)] = theta[i];
        return new([Inputs, Units, 1], [hidden, output], parameters);
    }

    /// <summary>tanh where it is rational: at 0.</summary>
    private sealed record TanhAtZero : IActivation<Rational>
    {
        public Rational Value(Rational x) => x.Sign == 0 ? x : throw new ArgumentOutOfRangeException(nameof(x), x, "tanh is rational at 0 only.");

        public TNumber Slope<TNumber>(TNumber x, TNumber y)
            where TNumber : System.Numerics.INumberBase<TNumber> => TNumber.One - (y * y);
    }
}
