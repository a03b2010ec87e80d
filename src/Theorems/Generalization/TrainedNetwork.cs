using Verify.Claims;

namespace Verify.Theorems.Generalization;

/// <summary>A network together with the sample it was trained on and the population the sample came from.</summary>
/// <param name="Population">With the labels the sample has.</param>
/// <param name="Sample">What it was trained on.</param>
/// <param name="Network">The rounded network.</param>
/// <param name="Loss">The mean cross-entropy that training ended with.</param>
internal sealed record TrainedNetwork(Population Population, Population Sample, IntegerNetwork Network, double Loss)
{
    /// <summary>The certified norms.</summary>
    public NetworkNorms Norms { get; } = Network.Sound ? NetworkNorms.Of(Network) : new([], []);

    /// <summary>W, the largest width.</summary>
    public int Width => new[] { Sample.Dimension, Network.First.Length, Sample.Classes }.Max();

    /// <summary>‖X‖_F² of the sample, times Unit².</summary>
    public long SquaredNorm => Sample.Points.Sum(x => x.Sum(c => (long)c * c));

    /// <summary>‖X‖_F, about.</summary>
    public double Length => Math.Sqrt(SquaredNorm) / Population.Unit;

    /// <summary>The margins on the sample.</summary>
    public double[] Margins { get; } = Network.Sound ? [.. Network.Margins(Sample).Select(z => z / IntegerNetwork.OutputUnit)] : [];

    /// <summary>The 10 % quantile of the margins on the sample.</summary>
    public double Quantile => Margins.Order().ElementAt(Sample.Size / 10);

    /// <summary>Draws a sample, with the population's labels or with these in random order, and trains on it. The start does not depend on the labels.</summary>
    public static TrainedNetwork On(Context context, Population population, int draws, TrainingPlan plan, bool shuffled)
    {
        var labelled = shuffled ? population.Shuffled(context.Stream(1001)) : population;
        var sample = labelled.Sample(context.Stream(1002), draws);
        var (network, loss) = IntegerNetwork.Train(sample, plan, context.Stream(1003), context.Cancellation);
        return new(labelled, sample, network, loss);
    }
}
