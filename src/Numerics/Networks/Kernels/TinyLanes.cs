using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Verify.Numerics.Networks.Kernels;

/// <summary>Eight tiny networks in the lanes of a vector: gradient descent without any operation across lanes.</summary>
internal sealed class TinyLanes
{
    private readonly TinySetting setting;
    private readonly double[] inputs; // patterns × n
    private readonly double[] targets;
    private readonly int n;
    private readonly Vector512<double>[] parameters; // W (h × n), b (h), v (h), c
    private readonly Vector512<double>[] gradient;
    private readonly Vector512<double>[] hidden;
    private readonly Vector512<double>[] outputs;
    private readonly List<Vector512<double>> curve = [];

    internal TinyLanes(TinySetting setting)
    {
        this.setting = setting;
        (inputs, targets) = ([.. setting.Inputs], [.. setting.Targets]);
        n = inputs.Length / targets.Length;
        parameters = new Vector512<double>[setting.Layout.Count];
        gradient = new Vector512<double>[parameters.Length];
        hidden = new Vector512<double>[setting.Hidden];
        outputs = new Vector512<double>[targets.Length];
    }

    private interface ILaneFunction
    {
        static abstract Vector512<double> Value(Vector512<double> x);

        static abstract Vector512<double> Slope(Vector512<double> y);
    }

    /// <summary>Puts the parameters of the used lanes in place; the others are 0.</summary>
    internal void Load(IReadOnlyList<double[]> initial, int first, int used)
    {
        for (int p = 0; p < parameters.Length; p++)
        {
            parameters[p] = default;
            for (int lane = 0; lane < used; lane++)
                parameters[p] = parameters[p].WithElement(lane, initial[first + lane][p]);
        }

        curve.Clear();
    }

    /// <summary>All steps, then the outputs.</summary>
    internal void Train()
    {
        Action<bool> pass = setting.HiddenActivation switch
        {
            KernelActivation.Identity => Pass<IdentityLanes>,
            KernelActivation.Relu => Pass<ReluLanes>,
            KernelActivation.Tanh => Pass<TanhLanes>,
            KernelActivation.Logistic => Pass<LogisticLanes>,
            _ => throw new NotSupportedException($"The kernel does not know the activation {setting.HiddenActivation}."),
        };
        for (int step = 0; step < setting.Steps; step++)
        {
            pass(true);
            if (setting.CurveEvery > 0 && step % setting.CurveEvery == 0)
                curve.Add(MeanLoss());
            Descend();
        }

        pass(false);
    }

    internal TinyRun Result(int lane)
    {
        double border = setting.OutputActivation == KernelActivation.Identity && setting.Loss == KernelLoss.CrossEntropy ? 0 : 0.5;
        double[] final = [.. outputs.Select(y => y[lane])];
        bool solved = final.Zip(targets).All(pair => pair.Second == 1 ? pair.First > border : pair.First < border);
        return new([.. parameters.Select(p => p[lane])], final, MeanLoss()[lane], solved, [.. curve.Select(loss => loss[lane])]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Pass<THidden>(bool backward)
        where THidden : struct, ILaneFunction
    {
        int h = hidden.Length;
        ReadOnlySpan<Vector512<double>> biases = parameters.AsSpan(h * n, h);
        ReadOnlySpan<Vector512<double>> weights = parameters.AsSpan(h * (n + 1), h);
        gradient.AsSpan().Clear();
        for (int pattern = 0; pattern < targets.Length; pattern++)
        {
            ReadOnlySpan<double> x = inputs.AsSpan(pattern * n, n);
            Vector512<double> output = parameters[^1];
            for (int j = 0; j < h; j++)
            {
                Vector512<double> sum = biases[j];
                for (int i = 0; i < n; i++)
                    sum = Vector512.FusedMultiplyAdd(parameters[(j * n) + i], Vector512.Create(x[i]), sum);
                hidden[j] = THidden.Value(sum);
                output = Vector512.FusedMultiplyAdd(weights[j], hidden[j], output);
            }

            outputs[pattern] = setting.OutputActivation == KernelActivation.Identity ? output : Output(output);
            if (!backward)
                continue;
            Vector512<double> delta = OutputDelta(outputs[pattern], targets[pattern]);
            gradient[^1] += delta;
            for (int j = 0; j < h; j++)
            {
                Vector512<double> below = delta * weights[j] * THidden.Slope(hidden[j]);
                gradient[(h * (n + 1)) + j] = Vector512.FusedMultiplyAdd(delta, hidden[j], gradient[(h * (n + 1)) + j]);
                gradient[(h * n) + j] += below;
                for (int i = 0; i < n; i++)
                    gradient[(j * n) + i] = Vector512.FusedMultiplyAdd(below, Vector512.Create(x[i]), gradient[(j * n) + i]);
            }
        }
    }

    private Vector512<double> Output(Vector512<double> z) => setting.OutputActivation switch
    {
        KernelActivation.Relu => ReluLanes.Value(z),
        KernelActivation.Tanh => TanhLanes.Value(z),
        KernelActivation.Logistic => LogisticLanes.Value(z),
        _ => z,
    };

    private Vector512<double> OutputDelta(Vector512<double> y, double target)
    {
        Vector512<double> residual = (setting.Loss == KernelLoss.CrossEntropy ? Elementary.Logistic(y) : y) - Vector512.Create(target);
        return setting.OutputActivation switch
        {
            KernelActivation.Relu => residual * ReluLanes.Slope(y),
            KernelActivation.Tanh => residual * TanhLanes.Slope(y),
            KernelActivation.Logistic => residual * LogisticLanes.Slope(y),
            _ => residual,
        };
    }

    private void Descend()
    {
        Vector512<double> rate = Vector512.Create(-setting.Rate / targets.Length);
        for (int p = 0; p < parameters.Length; p++)
            parameters[p] = Vector512.FusedMultiplyAdd(rate, gradient[p], parameters[p]);
    }

    private Vector512<double> MeanLoss()
    {
        Vector512<double> sum = default;
        for (int pattern = 0; pattern < targets.Length; pattern++)
        {
            Vector512<double> target = Vector512.Create(targets[pattern]);
            Vector512<double> residual = outputs[pattern] - target;
            sum += setting.Loss == KernelLoss.Squared
                ? residual * residual * Vector512.Create(0.5)
                : Vector512.FusedMultiplyAdd(-target, outputs[pattern], Elementary.Softplus(outputs[pattern]));
        }

        return sum / Vector512.Create((double)targets.Length);
    }

    private readonly struct IdentityLanes : ILaneFunction
    {
        public static Vector512<double> Value(Vector512<double> x) => x;

        public static Vector512<double> Slope(Vector512<double> y) => Vector512<double>.One;
    }

    private readonly struct ReluLanes : ILaneFunction
    {
        public static Vector512<double> Value(Vector512<double> x) =>
            Vector512.ConditionalSelect(Vector512.LessThanOrEqual(x, Vector512<double>.Zero), Vector512<double>.Zero, x);

        public static Vector512<double> Slope(Vector512<double> y) =>
            Vector512.ConditionalSelect(Vector512.LessThanOrEqual(y, Vector512<double>.Zero), Vector512<double>.Zero, Vector512<double>.One);
    }

    private readonly struct TanhLanes : ILaneFunction
    {
        public static Vector512<double> Value(Vector512<double> x) => Elementary.Tanh(x);

        public static Vector512<double> Slope(Vector512<double> y) => Vector512.FusedMultiplyAdd(-y, y, Vector512<double>.One);
    }

    private readonly struct LogisticLanes : ILaneFunction
    {
        public static Vector512<double> Value(Vector512<double> x) => Elementary.Logistic(x);

        public static Vector512<double> Slope(Vector512<double> y) => y * (Vector512<double>.One - y);
    }
}
