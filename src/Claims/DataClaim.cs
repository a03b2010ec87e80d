using System.Numerics;
using Verify.Evidence;

namespace Verify.Claims;

/// <summary>A claim that speaks of labelled data: of built-in inputs, or of one class of a user's data against the rest. Its controls always run on built-in inputs, where they are tight.</summary>
public abstract class DataClaim : Claim
{
    private LabelledData? data;

    /// <inheritdoc/>
    public sealed override Statement Statement => data is null ? Theorem : Theorem with { Rung = RungOnData, Title = $"{Theorem.Title}: {data.Name}" };

    /// <inheritdoc/>
    public sealed override string Id => data is null ? Theorem.Id : $"{Theorem.Id}@{data.Positive}";

    /// <inheritdoc/>
    public sealed override IEnumerable<Experiment> Experiments => data is null ? OnBuiltIn : On(data);

    /// <inheritdoc/>
    public sealed override IEnumerable<Illustration> Illustrations => data is null ? IllustrateBuiltIn : Illustrate(data);

    /// <inheritdoc/>
    internal sealed override IEnumerable<Experiment> Controlled => OnBuiltIn;

    /// <summary>The sentence, with the rung that the built-in inputs reach.</summary>
    protected abstract Statement Theorem { get; }

    /// <summary>The rung that the evidence on a user's data must reach.</summary>
    protected virtual Rung RungOnData => Theorem.Rung;

    /// <summary>What is measured on the built-in inputs.</summary>
    protected abstract IEnumerable<Experiment> OnBuiltIn { get; }

    /// <summary>Pictures of the built-in inputs that never count.</summary>
    protected virtual IEnumerable<Illustration> IllustrateBuiltIn => [];

    /// <summary>This claim, asked of a user's data.</summary>
    public DataClaim Of(LabelledData labelled)
    {
        var bound = (DataClaim)MemberwiseClone();
        bound.data = labelled;
        return bound;
    }

    /// <summary>What is measured on a user's data.</summary>
    protected abstract IEnumerable<Experiment> On(LabelledData data);

    /// <summary>Pictures of a user's data that never count.</summary>
    protected virtual IEnumerable<Illustration> Illustrate(LabelledData data) => [];
}

/// <summary>One class of a user's data against the rest, as integers: the columns as given, a constant 1 behind them, everything times the smallest power of ten that makes it whole.</summary>
public sealed class LabelledData
{
    private const int MostLetters = 40;

    /// <summary>Scales the data.</summary>
    /// <param name="set">The user's table.</param>
    /// <param name="positive">The class labelled +1; all others are −1.</param>
    public LabelledData(DataSet set, string positive)
    {
        (Set, Positive) = (set, positive);
        int shift = Math.Max(0, -set.Values.Select(v => v.Exponent).DefaultIfEmpty(0).Min());
        Scale = BigInteger.Pow(10, shift);
        Points = [.. Enumerable.Range(0, set.Rows).Select(i => (BigInteger[])[.. Enumerable.Range(0, set.Features.Count).Select(j => set[i, j].Mantissa * BigInteger.Pow(10, set[i, j].Exponent + shift)), Scale])];
        Labels = [.. set.Labels.Select(l => l == positive)];
    }

    /// <summary>The user's table.</summary>
    public DataSet Set { get; }

    /// <summary>The class labelled +1.</summary>
    public string Positive { get; }

    /// <summary>The class in quotation marks, a long one cut short.</summary>
    public string Name => $"«{(Positive.Length <= MostLetters ? Positive : Positive[..MostLetters] + "…")}»";

    /// <summary>The power of ten that everything was multiplied by. Margins and radii scale with it; their ratio does not.</summary>
    public BigInteger Scale { get; }

    /// <summary>N rows of d + 1 integers: the scaled columns and the scaled constant.</summary>
    public IReadOnlyList<BigInteger[]> Points { get; }

    /// <summary>True for the rows of the positive class.</summary>
    public IReadOnlyList<bool> Labels { get; }

    /// <summary>The signed vectors z_i = ±(scaled point).</summary>
    public IReadOnlyList<BigInteger[]> Signed => [.. Points.Select((p, i) => Labels[i] ? p : [.. p.Select(BigInteger.Negate)])];
}
