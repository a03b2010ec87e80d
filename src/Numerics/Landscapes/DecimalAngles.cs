namespace Verify.Numerics.Landscapes;

/// <summary>√ and arccos to some 27 digits, by a step of Newton's method from a double; guesses for what is certified elsewhere.</summary>
internal static class DecimalAngles
{
    private const decimal Pi = 3.1415926535897932384626433833m;

    /// <summary>What formulas over dual decimals need.</summary>
    public static AngleFunctions<Dual<decimal>> Functions { get; } = new(
        x => Sqrt(x.Value) is var root ? new(root, x.Derivative / (2 * root)) : default,
        x => new(Acos(x.Value), -x.Derivative / Sqrt((1 - x.Value) * (1 + x.Value))),
        Pi);

    /// <summary>√x for x &gt; 0.</summary>
    public static decimal Sqrt(decimal x)
    {
        decimal root = (decimal)Math.Sqrt((double)x);
        root = (root + (x / root)) / 2;
        return (root + (x / root)) / 2;
    }

    /// <summary>arccos x for |x| &lt; 1.</summary>
    public static decimal Acos(decimal x)
    {
        decimal angle = (decimal)Math.Acos((double)x);
        for (int step = 0; step < 2; step++)
        {
            var (cosine, sine) = Circular(angle);
            angle += (cosine - x) / sine;
        }

        return angle;
    }

    // Taylor's series: below π its terms are at most 5 and vanish after some forty.
    private static (decimal Cosine, decimal Sine) Circular(decimal angle)
    {
        decimal cosine = 0, sine = 0, term = 1;
        for (int k = 0; term != 0; k += 2)
        {
            cosine += term;
            term *= angle / (k + 1);
            sine += term;
            term *= -angle / (k + 2);
        }

        return (cosine, sine);
    }
}
