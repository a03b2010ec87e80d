using System.Text.Json;
using Verify.Numerics;
using Verify.Numerics.Differentiation;
using Verify.Numerics.Inertia;
using Verify.Numerics.Networks;
using static Verify.Checker.Tests.Reading;

namespace Verify.Checker.Tests;

/// <summary>The second judgement on kinds that speak of programs and loss functions, by dual numbers and series, which share no code with the checker.</summary>
internal static class NaiveLoss
{
    public static Dictionary<string, SecondJudge> Judges { get; } = new(StringComparer.Ordinal)
    {
        ["program-gradient"] = Gradient,
        ["critical-point"] = Critical,
        ["path-series"] = Series,
        ["walsh-degree"] = Walsh,
        ["dead-units"] = Dead,
    };

    private static bool Gradient(JsonElement claim, JsonElement witness)
    {
        var program = Program(claim.GetProperty("program"));
        Rational[] point = Row(claim, "point"), listed = Row(witness, "gradient");
        var nodes = program.Nodes<Rational>(point);
        bool kink = program.Steps.Any(s => s.Operation == ProgramOperation.Relu && nodes[s.Left] == 0);
        if (kink != claim.TryGetProperty("kinkSlope", out _) || nodes[^1] != One(claim, "value"))
            return false;
        return listed.SequenceEqual(kink
            ? program.ReverseSweep<Rational>(nodes, 0, 1, One(claim, "kinkSlope"))
            : point.Select((_, k) => program.Value<Dual<Rational>>([.. point.Select((x, i) => new Dual<Rational>(x, i == k ? 1 : 0))]).Derivative));
    }

    private static bool Critical(JsonElement claim, JsonElement witness)
    {
        var function = claim.GetProperty("function");
        Rational[] point = Row(claim, "point");
        int n = point.Length;
        Rational[][] hessian = [.. point.Select((_, i) => point.Select((_, j) => Second(i, j).Derivative.Derivative).ToArray())], basis = Matrix(witness, "basis");
        var inertia = CongruenceDiagonal.Of(hessian);
        bool independent = CongruenceDiagonal.Of([.. basis.Select(a => basis.Select(b => Dot(a, b)).ToArray())]).Zero == 0;
        bool orthogonal = basis.Index().All(a => basis.Take(a.Index).All(b => Dot([.. hessian.Select(row => Dot(row, a.Item))], b) == 0));
        return Enumerable.Range(0, n).All(i => Second(i, i).Derivative.Value == 0) && Second(0, 0).Value.Value == One(claim, "value")
            && inertia.Negative == One(claim, "negative") && inertia.Zero == One(claim, "zero") && basis.Length == n && independent && orthogonal;

        Dual<Dual<Rational>> Second(int i, int j) => Value<Dual<Dual<Rational>>>(
            function,
            [.. point.Select((x, k) => new Dual<Dual<Rational>>(new(x, k == i ? 1 : 0), new(k == j ? 1 : 0, 0)))],
            z => z.Value.Value == 0 ? z : throw new FormatException("tanh away from 0"));
    }

    private static bool Series(JsonElement claim, JsonElement witness)
    {
        int terms = Int(claim, "terms");
        var path = Matrix(claim, "path").Select(row => Series<Rational>.Of([.. row, .. new Rational[terms + 1 - row.Length]])).ToArray();
        var tanh = new SeriesActivation<Rational>(new TanhAtZero());
        var value = Value(claim.GetProperty("function"), path, tanh.Value);
        Rational[] found = [.. Enumerable.Range(0, terms + 1).Select(k => value[k])];
        return found.SequenceEqual(Row(witness, "series")) && Array.FindIndex(found, 1, c => c != 0) == One(claim, "order");
    }

    private static bool Walsh(JsonElement claim, JsonElement witness)
    {
        int n = Int(claim, "variables");
        Rational[] f = Row(claim, "values");
        Rational Sum(int s) => Enumerable.Range(0, f.Length).Select(x => Enumerable.Range(0, n).Where(i => ((s >> i) & 1) == 1).Aggregate(f[x], (v, i) => ((x >> i) & 1) == 1 ? v : -v)).Aggregate((a, b) => a + b);
        int subset = Int(witness, "subset"), degree = Int(claim, "degree");
        return f.Length == 1 << n && int.PopCount(subset) == degree && Sum(subset) != 0 && Enumerable.Range(1, f.Length - 1).All(s => int.PopCount(s) >= degree || Sum(s) == 0);
    }

    private static bool Dead(JsonElement claim, JsonElement witness)
    {
        Rational[][] points = Matrix(claim, "points"), lower = Matrix(witness, "lower"), upper = Matrix(witness, "upper");
        Rational[] y = Row(claim, "targets");
        bool dead = lower.Length == One(claim, "units") && lower.Zip(upper).All(unit => Enumerable.Range(0, 1 << unit.First.Length).All(corner =>
        {
            Rational[] u = [.. unit.First.Zip(unit.Second).Select((ends, i) => ((corner >> i) & 1) == 1 ? ends.Second : ends.First)];
            return points.All(x => Dot(u[..^1], x) + u[^1] < 0) && unit.First.Zip(unit.Second).All(ends => ends.First < ends.Second);
        }));
        var mean = y.Aggregate((a, b) => a + b) / y.Length;
        return dead && y.Length == points.Length && One(claim, "loss") == y.Select(v => (v - mean) * (v - mean) / 2).Aggregate((a, b) => a + b);
    }

    private static T Value<T>(JsonElement function, T[] at, Func<T, T> tanh)
        where T : System.Numerics.INumberBase<T>
    {
        if (function.TryGetProperty("linear", out var linear))
        {
            return new LinearNetworkLoss(
                Matrix(linear, "target"),
                [.. Row(linear, "inner").Select(w => (int)w.Numerator)],
                linear.TryGetProperty("weights", out _) ? Matrix(linear, "weights") : null,
                linear.TryGetProperty("decay", out _) ? One(linear, "decay") : null).Value(at);
        }

        if (function.TryGetProperty("program", out var program))
            return Run(program, at, tanh);
        var loss = function.GetProperty("tanh");
        Rational[] y = Row(loss, "targets");
        T sum = T.Zero;
        foreach (var (s, x) in Matrix(loss, "points").Index())
        {
            T f = at[^1] - T.CreateChecked(y[s]);
            for (int v = 0; v < at.Length - 1; v += x.Length + 2)
            {
                T z = at[v + x.Length + 1];
                for (int i = 0; i < x.Length; i++)
                    z += at[v + 1 + i] * T.CreateChecked(x[i]);
                f += at[v] * tanh(z);
            }

            sum += f * f;
        }

        return sum / (T.One + T.One);
    }

    private static T Run<T>(JsonElement program, T[] at, Func<T, T> tanh)
        where T : System.Numerics.INumberBase<T>
    {
        List<T> nodes = [.. at, .. Row(program, "constants").Select(T.CreateChecked)];
        foreach (string[] words in program.GetProperty("steps").EnumerateArray().Select(s => s.GetString()!.Split(' ')))
        {
            T a = nodes[int.Parse(words[1])], b = nodes[int.Parse(words[^1])];
            nodes.Add(words[0] switch { "add" => a + b, "sub" => a - b, "mul" => a * b, "div" => a / b, "relu" => new Relu<T>().Value(a), _ => tanh(a) });
        }

        return nodes[^1];
    }

    private static StraightLineProgram Program(JsonElement program) => new(
        Int(program, "inputs"),
        Row(program, "constants"),
        program.GetProperty("steps").EnumerateArray().Select(s => s.GetString()!.Split(' ')).Select(words => new ProgramStep(
            words[0] switch { "add" => ProgramOperation.Add, "sub" => ProgramOperation.Subtract, "mul" => ProgramOperation.Multiply, "div" => ProgramOperation.Divide, _ => ProgramOperation.Relu },
            int.Parse(words[1]),
            int.Parse(words[^1]))));

    private sealed record TanhAtZero : IActivation<Rational>
    {
        public Rational Value(Rational x) => x.Sign == 0 ? x : throw new FormatException("tanh away from 0");

        public TNumber Slope<TNumber>(TNumber x, TNumber y)
            where TNumber : System.Numerics.INumberBase<TNumber> => TNumber.One - (y * y);
    }
}
