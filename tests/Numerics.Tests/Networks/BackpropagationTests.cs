using Verify.Numerics.Networks;

namespace Verify.Numerics.Tests.Networks;

public sealed class BackpropagationTests
{
    private static readonly SquaredLoss<Rational> Squared = new();

    public static TheoryData<int> Replicates => [.. Enumerable.Range(0, 60)];

    [Theory]
    [MemberData(nameof(Replicates))]
    public void The_reverse_sweep_equals_the_dual_directional_derivative_exactly(int replicate)
    {
        RandomStream stream = RandomStream.Named(1, "reverse-dual", $"{replicate}");
        (DenseNetwork<Rational> network, Rational[] input, Rational[] target) = RandomNetworks.Exact(stream);
        Rational[] v = stream.NextRationals(network.Layout.Count);
        Rational[] w = stream.NextRationals(input.Length);

        // Forward mode knows nothing of the sweep: the generic forward pass over dual numbers, parameters and inputs moving.
        DenseNetwork<Dual<Rational>> moving = network.Select((p, i) => new Dual<Rational>(p, v[i]), f => new DualActivation<Rational>(f));
        Dual<Rational>[] output = moving.Forward(input.Zip(w, (x, d) => new Dual<Rational>(x, d)).ToArray());
        Dual<Rational> loss = output.Zip(target, (y, t) => new SquaredLoss<Dual<Rational>>().Value(y, new(t, 0))).Aggregate((a, b) => a + b);

        Gradient<Rational> gradient = Backpropagation.Gradient(network, Squared, input, target);
        Assert.Equal(loss.Value, gradient.Loss);
        Assert.Equal(loss.Derivative, Dot(gradient.Parameters, v) + Dot(gradient.Input, w));
    }

    [Theory]
    [MemberData(nameof(Replicates))]
    public void Generic_activations_over_duals_agree_with_lifted_ones(int replicate)
    {
        RandomStream stream = RandomStream.Named(1, "lifted", $"{replicate}");
        var x = new Dual<Rational>(stream.NextRational(), stream.NextRational());
        Assert.Equal(new Square<Dual<Rational>>().Value(x), new DualActivation<Rational>(new Square<Rational>()).Value(x));
        Assert.Equal(new Relu<Dual<Rational>>().Value(x), new DualActivation<Rational>(new Relu<Rational>()).Value(x));
        Series<Rational> s = Series<Rational>.Of(stream.NextRationals(4));
        Assert.Equal(new Square<Series<Rational>>().Value(s), new SeriesActivation<Rational>(new Square<Rational>()).Value(s));
    }

    [Theory]
    [MemberData(nameof(Replicates))]
    public void The_hessian_is_symmetric_exactly_and_multiplies_like_the_product(int replicate)
    {
        RandomStream stream = RandomStream.Named(1, "hessian", $"{replicate}");
        (DenseNetwork<Rational> network, Rational[] input, Rational[] target) = RandomNetworks.Exact(stream);
        Rational[] v = stream.NextRationals(network.Layout.Count);
        Rational[,] hessian = Curvature.Hessian(network, Squared, input, target);
        Gradient<Dual<Rational>> product = Curvature.HessianVector(network, Squared, input, target, v);
        for (int i = 0; i < v.Length; i++)
        {
            for (int j = 0; j < i; j++)
                Assert.Equal(hessian[i, j], hessian[j, i]);
            Assert.Equal(Dot([.. Enumerable.Range(0, v.Length).Select(j => hessian[i, j])], v), product.Parameters[i].Derivative);
        }
    }

    [Fact]
    public void The_hessian_is_the_second_coefficient_of_the_loss_along_a_line()
    {
        RandomStream stream = RandomStream.Named(1, "second-order");
        int[] widths = [2, 3, 1];
        double[] theta = stream.NextDoubles(new ParameterLayout(widths).Count);
        double[] v = stream.NextDoubles(theta.Length);
        double[] input = stream.NextDoubles(2);
        var network = new DenseNetwork<double>(widths, [new Tanh<double>(), new Identity<double>()], theta);
        Gradient<Dual<double>> product = Curvature.HessianVector(network, new SquaredLoss<double>(), input, [0.5], v);

        DenseNetwork<Series<double>> line = network.Select((p, i) => Series<double>.Of(p, v[i], 0), f => new SeriesActivation<double>(f));
        Series<double> output = line.Forward(input.Select(x => Series<double>.Of(x, 0, 0)).ToArray())[0];
        Series<double> loss = new SquaredLoss<Series<double>>().Value(output, Series<double>.Constant(0.5));

        double curvature = product.Parameters.Select((p, i) => p.Derivative * v[i]).Sum();
        Assert.Equal(product.Loss.Derivative, loss[1], 1e-14); // some hundred roundings of numbers of size 1
        Assert.Equal(curvature / 2, loss[2], 1e-14);
    }

    [Fact]
    public void Cross_entropy_gradients_agree_with_central_differences()
    {
        RandomStream stream = RandomStream.Named(1, "differences");
        int[] widths = [3, 4, 2];
        double[] theta = stream.NextDoubles(new ParameterLayout(widths).Count);
        double[] inputs = stream.NextDoubles(15);
        double[] targets = [1, 0, 0, 1, 0.25, 0.5, 1, 1, 0, 0];
        var network = new DenseNetwork<double>(widths, [new Logistic<double>(), new Identity<double>()], theta);
        Gradient<double> gradient = Backpropagation.GradientOfSum(network, new CrossEntropy<double>(), inputs, targets);

        const double Step = 1e-5; // error: third derivative · h²/6 ≈ 1e-10, rounding u/h ≈ 1e-11, for 10 terms of size 1
        for (int p = 0; p < theta.Length; p++)
            Assert.Equal((Loss(p, Step) - Loss(p, -Step)) / (2 * Step), gradient.Parameters[p], 1e-8);

        double Loss(int p, double move)
        {
            double[] moved = [.. theta];
            moved[p] += move;
            return Backpropagation.GradientOfSum(network.WithParameters(moved), new CrossEntropy<double>(), inputs, targets).Loss;
        }
    }

    [Fact]
    public void Interval_gradients_enclose_those_of_points_within_and_the_rational_truth()
    {
        RandomStream stream = RandomStream.Named(1, "intervals");
        int[] widths = [2, 3, 2];
        double[] theta = stream.NextDoubles(new ParameterLayout(widths).Count);
        double[] input = stream.NextDoubles(2);
        double radius = Math.ScaleB(1, -20);

        Gradient<Interval> wide = Backpropagation.Gradient(
            new DenseNetwork<Interval>(widths, [new Tanh<Interval>(), new Identity<Interval>()], [.. theta.Select(x => new Interval(x - radius, x + radius))]),
            new SquaredLoss<Interval>(), [input[0], input[1]], [Interval.One, Interval.Zero]);
        Gradient<double> point = Backpropagation.Gradient(
            new DenseNetwork<double>(widths, [new Tanh<double>(), new Identity<double>()], theta), new SquaredLoss<double>(), input, [1, 0]);
        Assert.All(wide.Parameters.Zip(point.Parameters), pair => Assert.True(pair.First.Contains(pair.Second)));

        Gradient<Interval> thin = Backpropagation.Gradient(
            new DenseNetwork<Interval>(widths, [new Square<Interval>(), new Identity<Interval>()], [.. theta.Select(x => (Interval)x)]),
            new SquaredLoss<Interval>(), [input[0], input[1]], [Interval.One, Interval.Zero]);
        Gradient<Rational> exact = Backpropagation.Gradient(
            new DenseNetwork<Rational>(widths, [new Square<Rational>(), new Identity<Rational>()], [.. theta.Select(Rational.FromDouble)]),
            Squared, [.. input.Select(Rational.FromDouble)], [1, 0]);
        Assert.All(thin.Parameters.Zip(exact.Parameters), pair => Assert.True(pair.First.Contains(pair.Second)));
    }

    [Fact]
    public void The_relu_network_for_xor_has_its_known_value_and_gradient()
    {
        // relu(x + y) − 2 relu(x + y − 1) at (1/3, 1/5): sums 8/15 and −7/15, value 8/15, gradient (1, 1).
        var network = new DenseNetwork<Rational>([2, 2, 1], [new Relu<Rational>(), new Identity<Rational>()], [1, 1, 1, 1, 0, -1, 1, -2, 0]);
        Rational[] point = [new(1, 3), new(1, 5)];
        ForwardTrace<Rational> trace = network.Trace(point);
        Assert.Equal([new(8, 15), new(-7, 15)], trace.Sums[0]);
        Assert.Equal([new Rational(8, 15)], trace.Output);
        Assert.Equal([1, 1], Backpropagation.Pullback(network, trace, [Rational.One]).Input);
    }

    [Fact]
    public void A_reverse_sweep_costs_at_most_five_times_the_forward_pass()
    {
        var counter = new OperationCounter();
        RandomStream stream = RandomStream.Named(1, "cost");
        Counting<Rational>[] theta = [.. stream.NextRationals(new ParameterLayout([5, 6, 1]).Count).Select(x => new Counting<Rational>(x, counter))];
        var network = new DenseNetwork<Counting<Rational>>([5, 6, 1], [new Square<Counting<Rational>>(), new Identity<Counting<Rational>>()], theta);
        Counting<Rational>[] input = [.. stream.NextRationals(5).Select(x => new Counting<Rational>(x, counter))];

        ForwardTrace<Counting<Rational>> trace = network.Trace(input);
        long forward = counter.Total;
        Assert.Equal((36, 36 + 6), (counter.Additions, counter.Multiplications)); // a product and a sum a weight, and 6 squares
        _ = Backpropagation.Pullback(network, trace, [Counting<Rational>.One]);
        Assert.InRange(counter.Total, forward + 1, 5 * forward);
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused_with_numbers()
    {
        Assert.Contains("13", Assert.Throws<ArgumentException>(() => new DenseNetwork<double>([2, 3, 1], [new Tanh<double>(), new Tanh<double>()], [1.0])).Message);
        Assert.Throws<ArgumentException>(() => new DenseNetwork<double>([2, 1], [], [1.0, 1.0, 1.0]));
        Assert.Throws<ArgumentException>(() => new ParameterLayout([2, 0]));
        Assert.Throws<ArgumentException>(() => new ParameterLayout([2]));
        var network = new DenseNetwork<double>([2, 1], [new Tanh<double>()], [1.0, 1.0, 1.0]);
        Assert.Throws<ArgumentException>(() => network.Forward([1.0]));
        Assert.Throws<ArgumentException>(() => Backpropagation.Gradient(network, new SquaredLoss<double>(), [1.0, 2.0], [1.0, 2.0]));
        Assert.Throws<ArgumentException>(() => Curvature.HessianVector(network, new SquaredLoss<double>(), [1.0, 2.0], [1.0], [1.0]));
    }

    private static Rational Dot(Rational[] x, Rational[] y) => x.Zip(y, (a, b) => a * b).Aggregate(Rational.Zero, (a, b) => a + b);
}
