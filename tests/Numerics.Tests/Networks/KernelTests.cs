using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Verify.Numerics.Networks;
using Verify.Numerics.Networks.Kernels;

namespace Verify.Numerics.Tests.Networks;

public sealed class KernelTests
{
    private static readonly KernelActivation[] Kinds = [KernelActivation.Identity, KernelActivation.Relu, KernelActivation.Tanh, KernelActivation.Logistic];

    public static TheoryData<int> Replicates => [.. Enumerable.Range(0, 40)];

    [Theory]
    [MemberData(nameof(Replicates))]
    public void Integer_networks_agree_with_the_rational_reverse_sweep_in_every_bit(int replicate)
    {
        // Small integers: every sum and product is an integer below 2^24, so float and double compute without error,
        // and a wrong index, transposition, stride or padding cannot hide behind a tolerance.
        RandomStream stream = RandomStream.Named(2, "kernel-exact", $"{replicate}");
        (int[] widths, int batch) = Shape(stream);
        KernelActivation[] kinds = [.. widths.Skip(1).Select(_ => Kinds[stream.Next(2)])];
        int[] theta = Integers(stream, new ParameterLayout(widths).Count);
        int[] inputs = Integers(stream, batch * widths[0]);
        int[] targets = Integers(stream, batch * widths[^1]);

        var reference = new DenseNetwork<Rational>(widths, kinds.Select(Exact), Rationals(theta));
        Gradient<Rational> expected = Backpropagation.GradientOfSum(reference, new SquaredLoss<Rational>(), Rationals(inputs), Rationals(targets));
        Assert.True(expected.Parameters.All(g => Rational.Abs(g) < 1 << 24), "the test's own premise");

        var wide = new MlpKernel<double>(widths, kinds, KernelLoss.Squared, batch);
        wide.SetParameters([.. theta.Select(x => (double)x)]);
        double[] gradient = new double[theta.Length];
        wide.Gradient([.. inputs.Select(x => (double)x)], [.. targets.Select(x => (double)x)], gradient);
        Assert.Equal(expected.Parameters.Select(x => x.ToDouble()), gradient);
        Assert.Equal(expected.Loss.ToDouble(), wide.Loss([.. inputs.Select(x => (double)x)], [.. targets.Select(x => (double)x)]));

        var narrow = new MlpKernel<float>(widths, kinds, KernelLoss.Squared, batch + 3);
        narrow.SetParameters([.. theta.Select(x => (float)x)]);
        float[] single = new float[theta.Length];
        narrow.Gradient([.. inputs.Select(x => (float)x)], [.. targets.Select(x => (float)x)], single);
        Assert.Equal(expected.Parameters.Select(x => (float)x.ToDouble()), single);
    }

    [Theory]
    [MemberData(nameof(Replicates))]
    public void Smooth_networks_agree_with_the_generic_sweep_within_the_error_bound(int replicate)
    {
        RandomStream stream = RandomStream.Named(2, "kernel-smooth", $"{replicate}");
        (int[] widths, int batch) = Shape(stream);
        KernelActivation[] kinds = [.. widths.Skip(1).Select(_ => Kinds[stream.Next(4)])];
        kinds[^1] = KernelActivation.Identity;
        double[] theta = stream.NextDoubles(new ParameterLayout(widths).Count);
        double[] inputs = stream.NextDoubles(batch * widths[0]);
        double[] targets = [.. Enumerable.Range(0, batch * widths[^1]).Select(_ => (double)stream.Next(2))];
        bool squared = stream.NextBoolean();
        ILoss<double> loss = squared ? new SquaredLoss<double>() : new CrossEntropy<double>();
        Gradient<double> expected = Backpropagation.GradientOfSum(new DenseNetwork<double>(widths, kinds.Select(Double), theta), loss, inputs, targets);

        // Majorant: absolute values everywhere, slopes and |f(x)| ≤ |x| + 1 bounded by identity plus a unit of bias.
        double[] majorant = [.. theta.Select(x => Math.Abs(x) + 1)];
        Gradient<double> size = Backpropagation.GradientOfSum(
            new DenseNetwork<double>(widths, widths.Skip(1).Select(_ => new Identity<double>()), majorant),
            new SquaredLoss<double>(), [.. inputs.Select(Math.Abs)], new double[targets.Length]);
        // Each path of either sweep passes at most this many roundings, each relative to the majorant; both sides round.
        double roundings = 2 * ((2 * widths.Sum(n => n + 8)) + batch);

        var kernel = new MlpKernel<double>(widths, kinds, squared ? KernelLoss.Squared : KernelLoss.CrossEntropy, batch);
        kernel.SetParameters(theta);
        double[] gradient = new double[theta.Length];
        kernel.Gradient(inputs, targets, gradient);
        for (int p = 0; p < theta.Length; p++)
            Assert.Equal(expected.Parameters[p], gradient[p], roundings * Math.ScaleB(size.Parameters[p] + batch, -53));
        Assert.Equal(expected.Loss, kernel.Loss(inputs, targets), roundings * Math.ScaleB(size.Loss + batch, -53));

        double[] moved = new double[theta.Length];
        kernel.Step(inputs, targets, 0.25);
        kernel.CopyParametersTo(moved);
        for (int p = 0; p < theta.Length; p++)
            Assert.Equal(Math.FusedMultiplyAdd(-0.25 / batch, gradient[p], theta[p]), moved[p]);

        // Nothing but the parameters carries over from step to step: no unit of padding has learned.
        var fresh = new MlpKernel<double>(widths, kinds, squared ? KernelLoss.Squared : KernelLoss.CrossEntropy, batch);
        fresh.SetParameters(moved);
        Assert.Equal(fresh.Loss(inputs, targets), kernel.Loss(inputs, targets));
    }

    [Theory]
    [MemberData(nameof(Replicates))]
    public void Softmax_gradients_agree_with_the_generic_sweep(int replicate)
    {
        RandomStream stream = RandomStream.Named(2, "kernel-softmax", $"{replicate}");
        (int[] widths, int batch) = Shape(stream);
        KernelActivation[] kinds = [.. widths.Skip(1).Select(_ => Kinds[stream.Next(4)])];
        kinds[^1] = KernelActivation.Identity;
        double[] theta = stream.NextDoubles(new ParameterLayout(widths).Count), inputs = stream.NextDoubles(batch * widths[0]);
        int classes = widths[^1];
        double[] targets = new double[batch * classes];
        for (int s = 0; s < batch; s++)
            targets[(s * classes) + stream.Next(classes)] = 1;

        // The reference: the sum of exponentials as it stands, and the sweep with the slope softmax − t.
        var network = new DenseNetwork<double>(widths, kinds.Select(Double), theta);
        double loss = 0;
        double[] expected = new double[theta.Length];
        for (int s = 0; s < batch; s++)
        {
            ForwardTrace<double> trace = network.Trace(inputs.AsSpan(s * widths[0], widths[0]));
            double[] target = targets[(s * classes)..((s + 1) * classes)], powers = [.. trace.Output.Select(Math.Exp)];
            loss += Math.Log(powers.Sum()) - trace.Output.Zip(target, (z, t) => z * t).Sum();
            double[] part = Backpropagation.Pullback(network, trace, [.. powers.Zip(target, (e, t) => (e / powers.Sum()) - t)]).Parameters;
            for (int p = 0; p < part.Length; p++)
                expected[p] += part[p];
        }

        var kernel = new MlpKernel<double>(widths, kinds, KernelLoss.Softmax, batch);
        kernel.SetParameters(theta);
        double[] gradient = new double[theta.Length];
        kernel.Gradient(inputs, targets, gradient);
        double size = 1 + expected.Max(Math.Abs);
        for (int p = 0; p < theta.Length; p++)
            Assert.Equal(expected[p], gradient[p], 1e-10 * size);
        Assert.Equal(loss, kernel.Loss(inputs, targets), 1e-10 * (1 + Math.Abs(loss)));

        // The loss descends along its gradient at the rate of its length: softmax − t is indeed the derivative.
        double step = 1e-6 / size;
        kernel.SetParameters([.. theta.Select((x, p) => x - (step * gradient[p]))]);
        double slope = gradient.Sum(g => g * g);
        Assert.Equal(slope, (loss - kernel.Loss(inputs, targets)) / step, (0.01 * slope) + (1e-8 * (1 + Math.Abs(loss)) * size));

        var narrow = new MlpKernel<float>(widths, kinds, KernelLoss.Softmax, batch);
        narrow.SetParameters([.. theta.Select(x => (float)x)]);
        float[] single = new float[theta.Length];
        narrow.Gradient([.. inputs.Select(x => (float)x)], [.. targets.Select(x => (float)x)], single);
        for (int p = 0; p < theta.Length; p++)
            Assert.Equal(expected[p], single[p], 1e-3 * size);
    }

    [Fact]
    public void Softmax_survives_logits_that_overflow_the_exponential()
    {
        var kernel = new MlpKernel<double>([1, 3], [KernelActivation.Identity], KernelLoss.Softmax, 1);
        kernel.SetParameters([800, -800, 0, 0, 0, 0]);
        double[] gradient = new double[6];
        kernel.Gradient([1], [0, 1, 0], gradient);
        Assert.Equal([1, -1, 0], gradient[..3].Select(g => Math.Round(g, 12)));
        Assert.Equal(1600, kernel.Loss([1], [0, 1, 0]), 1e-9);
    }

    [Theory]
    [MemberData(nameof(Replicates))]
    public void Without_biases_a_network_learns_weights_alone(int replicate)
    {
        RandomStream stream = RandomStream.Named(2, "kernel-unbiased", $"{replicate}");
        (int[] widths, int batch) = Shape(stream);
        KernelActivation[] kinds = [.. widths.Skip(1).Select(_ => KernelActivation.Relu)];
        kinds[^1] = KernelActivation.Identity;
        var layout = new ParameterLayout(widths);
        double[] theta = stream.NextDoubles(layout.Count), inputs = stream.NextDoubles(batch * widths[0]), targets = stream.NextDoubles(batch * widths[^1]);
        int[] biases = [.. Enumerable.Range(0, layout.Layers).SelectMany(l => Enumerable.Range(0, widths[l + 1]).Select(i => layout.Bias(l, i)))];
        foreach (int b in biases)
            theta[b] = 0;
        double[][] moved = [.. new[] { true, false }.Select(biased =>
        {
            var kernel = new MlpKernel<double>(widths, kinds, KernelLoss.Squared, batch, biased);
            kernel.SetParameters(theta);
            kernel.Step(inputs, targets, 0.1);
            double[] after = new double[theta.Length];
            kernel.CopyParametersTo(after);
            return after;
        })];
        Assert.All(biases, b => Assert.Equal(0, moved[1][b]));
        Assert.All(Enumerable.Range(0, theta.Length).Except(biases), p => Assert.Equal(moved[0][p], moved[1][p]));
    }

    [Fact]
    public void The_forward_pass_takes_batches_of_any_size_up_to_the_largest()
    {
        RandomStream stream = RandomStream.Named(2, "batches");
        double[] theta = stream.NextDoubles(new ParameterLayout([3, 9, 2]).Count);
        double[] inputs = stream.NextDoubles(3 * 17);
        var kernel = new MlpKernel<double>([3, 9, 2], [KernelActivation.Tanh, KernelActivation.Identity], KernelLoss.Squared, 17);
        kernel.SetParameters(theta);
        double[] all = new double[2 * 17];
        kernel.Forward(inputs, all);
        double[] one = new double[2];
        for (int s = 0; s < 17; s++)
        {
            kernel.Forward(inputs.AsSpan(3 * s, 3), one);
            Assert.Equal(all[(2 * s)..((2 * s) + 2)], one); // a sample's bits do not depend on its batch
        }

        Assert.Throws<ArgumentException>(() => kernel.Forward(new double[3 * 18], new double[2 * 18]));
        Assert.Throws<ArgumentException>(() => kernel.Forward(new double[4], new double[2]));
        Assert.Throws<ArgumentException>(() => kernel.SetParameters([1.0]));
        Assert.Throws<ArgumentException>(() => new MlpKernel<Half>([1, 1], [KernelActivation.Tanh], KernelLoss.Squared, 1));
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        var kernel = new MlpKernel<float>([20, 64, 64, 1], [KernelActivation.Tanh, KernelActivation.Relu, KernelActivation.Identity], KernelLoss.CrossEntropy, 32);
        float[] inputs = new float[32 * 20];
        float[] targets = new float[32];
        kernel.Step(inputs, targets, 0.1f);
        long before = GC.GetAllocatedBytesForCurrentThread();
        kernel.Step(inputs, targets, 0.1f);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Trained_parameters_have_the_frozen_bits() =>
        Assert.Equal("0F83802709CDD396", TrainedHash()[..16]);

    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")] // takes fused multiply-add away too: the runtime then computes it in software
    public void Trained_parameters_have_the_frozen_bits_without_wide_vectors(string instructionSet)
    {
        using var child = new Process();
        child.StartInfo = new(Environment.ProcessPath!)
        {
            ArgumentList = { "-method", $"{typeof(KernelTests).FullName}.{nameof(Trained_parameters_have_the_frozen_bits)}", "-noLogo" },
            Environment = { [instructionSet] = "0" },
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        child.Start();
        string output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        Assert.True(child.ExitCode == 0 && output.Contains("Total: 1,", StringComparison.Ordinal), output);
    }

    private static string TrainedHash()
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(Trained<double>(x => x));
        sha.AppendData(Trained<float>(x => (float)x));
        return Convert.ToHexString(sha.GetHashAndReset());
    }

    private static byte[] Trained<T>(Func<double, T> convert)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        RandomStream stream = RandomStream.Named(2, "bits");
        int[] widths = [5, 27, 16, 3];
        var kernel = new MlpKernel<T>(widths, [KernelActivation.Tanh, KernelActivation.Logistic, KernelActivation.Identity], KernelLoss.CrossEntropy, 19);
        T[] theta = [.. stream.NextDoubles(kernel.Layout.Count).Select(convert)];
        T[] inputs = [.. stream.NextDoubles(19 * 5).Select(convert)];
        T[] targets = [.. Enumerable.Range(0, 19 * 3).Select(_ => stream.NextBoolean() ? T.One : T.Zero)];
        kernel.SetParameters(theta);
        for (int step = 0; step < 50; step++)
            kernel.Step(inputs, targets, T.One);
        kernel.CopyParametersTo(theta);
        T[] all = [.. theta, kernel.Loss(inputs, targets)];
        return MemoryMarshal.AsBytes(all.AsSpan()).ToArray();
    }

    private static (int[] Widths, int Batch) Shape(RandomStream stream) =>
        (stream.NextWidths(stream.Next(1, 3), stream.NextBoolean() ? 5 : 40), stream.Next(1, 21));

    private static int[] Integers(RandomStream stream, int count) => [.. Enumerable.Range(0, count).Select(_ => stream.Next(-1, 1))];

    private static Rational[] Rationals(int[] values) => [.. values.Select(x => (Rational)x)];

    private static IActivation<Rational> Exact(KernelActivation kind) => kind == KernelActivation.Relu ? new Relu<Rational>() : new Identity<Rational>();

    private static IActivation<double> Double(KernelActivation kind) => kind switch
    {
        KernelActivation.Relu => new Relu<double>(),
        KernelActivation.Tanh => new Tanh<double>(),
        KernelActivation.Logistic => new Logistic<double>(),
        _ => new Identity<double>(),
    };
}
