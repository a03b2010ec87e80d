using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>Times to pass a chain of saddles: each is the least n with (1 + eta gamma)^n (1 - eta L)^m at least 1, m the time before it.</summary>
internal sealed class EscapeChain : CertificateKind
{
    private const int MostStages = 40;
    private const int LongestTime = 1_000_000;

    public override string Name => "escape-chain";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, work) = (certificate.Claim, certificate.Work);
        var (steep, flat, step) = (Fraction.Read(claim["contraction"]), Fraction.Read(claim["escape"]), Fraction.Read(claim["step"]));
        var one = new Fraction(1, 1, work);
        if (flat.Sign <= 0 || step.Sign <= 0 || step * steep >= one || steep < flat)
            throw claim["step"].Refuse("expected 0 < gamma <= L and 0 < eta < 1/L");
        var (growth, shrink) = ((one + (step * flat)).Reduced(), (one - (step * steep)).Reduced());
        var listed = certificate.Witness["times"];
        int[] times = listed.Smalls(1, LongestTime);
        if (times.Length is < 2 or > MostStages)
            throw listed.Refuse($"expected 2 to {MostStages} times, the start's first");
        claim["first"].MustBe(times[0]);
        claim["last"].MustBe(times[^1]);

        var bound = new Fraction(times[0], 1, work);
        for (int k = 1; k < times.Length; k++)
        {
            // (a/b)^n (c/d)^m >= 1 for n, and not for n - 1.
            var (rise, fall) = (Power(shrink.Q, times[k - 1]), Power(shrink.P, times[k - 1]));
            if (!Reaches(times[k]) || Reaches(times[k] - 1))
                throw listed.Refuse($"time {k} is not the least that undoes {times[k - 1]} contractions");
            bound = (bound * steep / flat).Reduced();
            if (new Fraction(times[k], 1, work) < bound)
                throw listed.Refuse($"time {k} is below (L/gamma)^{k} times the first");

            bool Reaches(int n) => work.Multiply(Power(growth.P, n), fall) >= work.Multiply(Power(growth.Q, n), rise);
        }

        return new Finding(
            $"With step {step} a coordinate that has contracted m times by {shrink} needs exactly {work.Text(Array.ConvertAll(times[1..], t => (BigInteger)t))} expansions by {growth}, m running through {work.Text(Array.ConvertAll(times[..^1], t => (BigInteger)t))}; after stage k that is at least ({steep}/{flat})^k times {times[0]}.",
            ("stages", $"{times.Length - 1}"),
            ("first", $"{times[0]}"),
            ("last", $"{times[^1]}"),
            ("bound", $"{bound}"));

        BigInteger Power(BigInteger x, int exponent)
        {
            var power = BigInteger.One;
            for (int bit = 30; bit >= 0; bit--)
            {
                power = work.Multiply(power, power);
                if (((exponent >> bit) & 1) == 1)
                    power = work.Multiply(power, x);
            }

            return power;
        }
    }
}
