using System.Text.Json.Serialization;

namespace Verify.Evidence;

/// <summary>How a measured number ought to stand to its bound.</summary>
public enum Relation
{
    /// <summary>measured ≤ bound.</summary>
    AtMost,

    /// <summary>measured ≥ bound.</summary>
    AtLeast,

    /// <summary>measured = bound.</summary>
    Equal,

    /// <summary>measured &lt; bound.</summary>
    Below,

    /// <summary>measured &gt; bound.</summary>
    Above,
}

/// <summary>Names the certificate, and the fact verified in it, that an exact number rests on.</summary>
/// <param name="Certificate">The certificate's name within its claim.</param>
/// <param name="Fact">The fact's name, as docs/certificates.md lists it for the certificate's kind.</param>
public sealed record Proof(string Certificate, string Fact);

/// <summary>Two sides of one sentence: what was measured, and the bound it ought to keep.</summary>
/// <param name="Quantity">What was measured, in words; unique within its experiment. May contain $inline formulas$.</param>
/// <param name="Measured">The measured side.</param>
/// <param name="Relation">How it ought to stand to the bound.</param>
/// <param name="Bound">The claimed side.</param>
/// <param name="Proof">The certified fact that the measured number equals; without one an exact number counts as enclosed only.</param>
/// <param name="BoundProof">The certified fact that the bound equals, where the bound was computed rather than stated.</param>
/// <param name="TrivialBound">What holds without any theorem (a risk is at most 1); a bound no better than this is vacuous.</param>
public sealed record Comparison(
    string Quantity,
    Number Measured,
    Relation Relation,
    Number Bound,
    Proof? Proof = null,
    Proof? BoundProof = null,
    Number? TrivialBound = null)
{
    /// <summary>Decided in exact arithmetic on the intervals' ends. An estimate or a trend is refuted only when its whole interval contradicts the relation; an enclosure must settle it either way.</summary>
    public Verdict Verdict
    {
        get
        {
            if (!Measured.IsSound || !Bound.IsSound)
                return Verdict.Inconclusive;
            var (low, high) = Measured.Bounds;
            var (boundLow, boundHigh) = Bound.Bounds;
            var (certain, possible) = Relation switch
            {
                Relation.AtMost => (high <= boundLow, low <= boundHigh),
                Relation.AtLeast => (low >= boundHigh, high >= boundLow),
                Relation.Below => (high < boundLow, low < boundHigh),
                Relation.Above => (low > boundHigh, high > boundLow),
                _ => (low == high && boundLow == boundHigh && low.CompareTo(boundLow) == 0, low <= boundHigh && high >= boundLow),
            };
            bool sampled = Rung <= Rung.Statistical;
            return !possible ? Verdict.Refuted : certain || sampled ? Verdict.Holds : Verdict.Inconclusive;
        }
    }

    /// <summary>The lower rung of the two sides; exact sides without an accepted certificate stand with enclosures.</summary>
    public Rung Rung
    {
        get
        {
            var rung = (Rung)Math.Min((int)Measured.Rung, (int)Bound.Rung);
            return rung == Rung.Exact && Proof is null ? Rung.Enclosed : rung;
        }
    }

    /// <summary>True for a bound that says no more than is known without it.</summary>
    public bool Vacuous => TrivialBound is not null && TrivialBound.IsSound && Bound.IsSound && Relation switch
    {
        Relation.AtMost or Relation.Below => Bound.Bounds.Lower >= TrivialBound.Bounds.Upper,
        Relation.AtLeast or Relation.Above => Bound.Bounds.Upper <= TrivialBound.Bounds.Lower,
        _ => false,
    };

    /// <summary>How much of the bound is used, in [0, 1] for a bound that holds: measured/bound for an upper bound, bound/measured for a lower one; null where a ratio says nothing.</summary>
    [JsonIgnore]
    public double? Tightness
    {
        get
        {
            double measured = Measured.Approximation, bound = Bound.Approximation;
            return Relation switch
            {
                Relation.Equal => Verdict == Verdict.Holds ? 1 : null,
                Relation.AtMost or Relation.Below when measured >= 0 && bound > 0 => measured / bound,
                Relation.AtLeast or Relation.Above when bound > 0 && measured > 0 => bound / measured,
                _ => null,
            };
        }
    }

    /// <summary>The false-alarm probability this comparison books: that of its estimates.</summary>
    [JsonIgnore]
    public double Alpha => ((Measured as EstimatedNumber)?.Alpha ?? 0) + ((Bound as EstimatedNumber)?.Alpha ?? 0);
}
