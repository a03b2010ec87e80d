using Verify.Numerics.Networks;
using Verify.Numerics.Networks.Kernels;

namespace Verify.Numerics.Tests.Networks;

public sealed class TinyTrainingTests
{
    private static TinySetting Xor(int hidden, KernelActivation activation, double rate, int steps, int every = 0) => new(
        hidden, activation, KernelActivation.Identity, KernelLoss.CrossEntropy, TinySetting.Xor.Inputs, TinySetting.Xor.Targets, rate, steps, every);

    private static double[][] Initial(TinySetting setting, int count) =>
        [.. Enumerable.Range(0, count).Select(k => TinyTraining.Uniform(setting, RandomStream.Named(4, "tiny", $"{k}")))];

    [Fact]
    public void One_step_on_small_integers_equals_the_rational_gradient_exactly()
    {
        RandomStream stream = RandomStream.Named(4, "one-step");
        TinySetting setting = Xor(3, KernelActivation.Relu, 2, 1) with { Loss = KernelLoss.Squared };
        double[][] initial = [.. Enumerable.Range(0, 11).Select(_ => Enumerable.Range(0, setting.Layout.Count).Select(_ => (double)stream.Next(-3, 3)).ToArray())];
        TinyRun[] runs = TinyTraining.Train(setting, initial);
        for (int k = 0; k < runs.Length; k++)
        {
            var network = new DenseNetwork<Rational>([2, 3, 1], [new Relu<Rational>(), new Identity<Rational>()], Exact(initial[k]));
            Gradient<Rational> gradient = Backpropagation.GradientOfSum(network, new SquaredLoss<Rational>(), Exact(setting.Inputs), Exact(setting.Targets));
            Assert.Equal(network.Parameters.Zip(gradient.Parameters, (p, g) => p - (g / 2)), Exact(runs[k].Parameters)); // 2 over 4 patterns
        }

        static Rational[] Exact(IReadOnlyList<double> values) => [.. values.Select(Rational.FromDouble)];
    }

    [Theory]
    [InlineData(KernelActivation.Tanh, KernelActivation.Identity, KernelLoss.CrossEntropy)]
    [InlineData(KernelActivation.Logistic, KernelActivation.Logistic, KernelLoss.Squared)]
    [InlineData(KernelActivation.Logistic, KernelActivation.Tanh, KernelLoss.Squared)]
    [InlineData(KernelActivation.Relu, KernelActivation.Identity, KernelLoss.Squared)]
    public void Lanes_train_as_the_batch_kernel_does(KernelActivation hidden, KernelActivation output, KernelLoss loss)
    {
        TinySetting setting = Xor(4, hidden, 0.5, 20, 1) with { OutputActivation = output, Loss = loss };
        double[][] initial = Initial(setting, 3);
        TinyRun[] runs = TinyTraining.Train(setting, initial);
        var kernel = new MlpKernel<double>([2, 4, 1], [hidden, output], loss, 4);
        double[] inputs = [.. setting.Inputs], targets = [.. setting.Targets], final = new double[setting.Layout.Count];
        for (int k = 0; k < runs.Length; k++)
        {
            kernel.SetParameters(initial[k]);
            for (int step = 0; step < setting.Steps; step++)
            {
                // Two orders of the same few dozen roundings a step, carried along by 20 steps of size 1/2.
                Assert.Equal(kernel.Loss(inputs, targets) / 4, runs[k].Curve[step], 1e-13);
                kernel.Step(inputs, targets, setting.Rate);
            }

            kernel.CopyParametersTo(final);
            for (int p = 0; p < final.Length; p++)
                Assert.Equal(final[p], runs[k].Parameters[p], 1e-13);
        }
    }

    [Fact]
    public void A_replicate_is_the_same_bits_alone_or_in_company()
    {
        TinySetting setting = Xor(2, KernelActivation.Tanh, 0.5, 500, 100);
        double[][] initial = Initial(setting, 21);
        TinyRun[] together = TinyTraining.Train(setting, initial);
        for (int k = 0; k < initial.Length; k++)
        {
            TinyRun alone = TinyTraining.Train(setting, [initial[k]])[0];
            Assert.Equal(together[k].Parameters, alone.Parameters);
            Assert.Equal(together[k].Curve, alone.Curve);
            Assert.Equal(together[k].Solved, alone.Solved);
        }
    }

    [Fact]
    public void Some_replicates_learn_xor_and_some_do_not()
    {
        TinySetting setting = Xor(2, KernelActivation.Tanh, 0.5, 4000, 1000);
        TinyRun[] runs = TinyTraining.Train(setting, Initial(setting, 64));
        Assert.Contains(runs, run => run.Solved && run.Loss < 0.05);
        TinyRun failed = runs.First(run => !run.Solved);
        Assert.Equal(4, failed.Curve.Length);

        // The verdict "not solved" holds for the generic network with the very parameters reported.
        var network = new DenseNetwork<double>([2, 2, 1], [new Tanh<double>(), new Identity<double>()], failed.Parameters);
        Assert.Contains(Enumerable.Range(0, 4), p =>
            (network.Forward([setting.Inputs[2 * p], setting.Inputs[(2 * p) + 1]])[0] > 0) != (setting.Targets[p] == 1));
    }

    [Fact]
    public void Impossible_settings_are_refused()
    {
        TinySetting setting = Xor(2, KernelActivation.Tanh, 0.5, 1);
        Assert.Throws<ArgumentException>(() => TinyTraining.Train(setting, [new double[3]]));
        Assert.Throws<ArgumentException>(() => TinyTraining.Train(setting with { Hidden = 0 }, []));
        Assert.Throws<ArgumentException>(() => TinyTraining.Train(setting with { Targets = [0.5, 1, 1, 0] }, []));
        Assert.Throws<ArgumentException>(() => TinyTraining.Train(setting with { Inputs = [1, 2, 3] }, []));
        Assert.Throws<ArgumentException>(() => TinyTraining.Train(setting with { Steps = -1 }, []));
    }
}
