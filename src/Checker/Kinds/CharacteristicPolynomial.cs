using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>How many regions the hyperplanes &lt;x, w> = 0, x in {-1,1}^N, cut R^N into: counted over finite fields, interpolated, summed (Zaslavsky 1975).</summary>
internal sealed class CharacteristicPolynomial : CertificateKind
{
    private const int StepsOfANarrowNode = 24;
    private const int StepsOfAWideNode = 800;

    /// <summary>What a spot check may spend on one prime.</summary>
    private const long SpotNodes = 300_000;

    public override string Name => "characteristic-polynomial";

    public override bool AllowsSpot => true;

    public override Finding Prove(Certificate certificate)
    {
        var (claim, witness, work) = (certificate.Claim, certificate.Witness, certificate.Work);
        int dimension = claim["dimension"].Small(2, 11);
        int[] primes = witness["primes"].Smalls(3, 1000);
        RefuseUnlessProvedGood(dimension, primes, witness["primes"], work);
        int spare = primes.Length - Math.Max(0, dimension - 4);
        if (spare < 1)
            throw witness["primes"].Refuse($"{primes.Length} primes; dimension {dimension} needs {dimension - 4} and a spare one");
        var betti = Betti(dimension, witness["betti"], work);
        var counts = witness["counts"].Integers(primes.Length);
        var parts = certificate.Spot ? witness["parts"].Items() : null;
        if (parts is not null && parts.Count != primes.Length)
            throw witness["parts"].Refuse($"{parts.Count} lists, expected one for each of {primes.Length} primes");
        for (int i = 0; i < primes.Length; i++)
        {
            if (Value(betti, primes[i], work) != counts[i])
                throw witness["counts"].Refuse($"the polynomial takes another value at {primes[i]}");
            Recount(dimension, primes[i], counts[i], witness["counts"], parts?[i], work);
        }

        var regions = betti.Aggregate(work.Add);
        claim["regions"].MustBe(regions);
        string recounted = parts is null
            ? "recounted in full"
            : "recounted in part: the terms whose smallest residue is large, and their sum with the listed others";
        return new Finding(
            $"The 2^{dimension - 1} hyperplanes <x,w> = 0, x in {{-1,1}}^{dimension} up to sign, cut R^{dimension} into exactly {work.Text(regions)} regions, " +
            $"which are the linear threshold functions of {dimension - 1} variables: {primes.Length} counts over prime fields ({recounted}), {spare} more than are needed, " +
            $"fit the characteristic polynomial with Betti numbers {work.Text(betti)}.",
            ("dimension", $"{dimension}"),
            ("variables", $"{dimension - 1}"),
            ("regions", work.Text(regions)),
            ("betti", work.Text(betti)),
            ("primes", string.Join(' ', primes)),
            ("spare", $"{spare}"),
            ("residual", "0"));
    }

    /// <summary>A prime q divides no nonzero determinant of an N x N matrix of +-1 if q 2^(N-1) exceeds Hadamard's, Barba's or Ehlich's and Wojtas's bound.</summary>
    private static void RefuseUnlessProvedGood(int dimension, int[] primes, Node place, Work work)
    {
        work.Spend(1000L * primes.Length);
        BigInteger n = dimension;
        var squared = BigInteger.Pow(n, dimension);
        if (dimension % 2 == 1)
            squared = ((2 * n) - 1) * BigInteger.Pow(n - 1, dimension - 1);
        else if (dimension % 4 == 2 && dimension > 2)
            squared = 4 * (n - 1) * (n - 1) * BigInteger.Pow(n - 2, dimension - 2);
        for (int i = 0; i < primes.Length; i++)
        {
            int q = primes[i];
            if (i > 0 && q <= primes[i - 1])
                throw place.Refuse("expected ascending primes");
            if (Enumerable.Range(2, 30).Any(d => d < q && q % d == 0))
                throw place.Refuse($"{q} is not prime");
            if (((BigInteger)q * q) << (2 * (dimension - 1)) <= squared)
                throw place.Refuse($"{q} may divide a determinant: no bound proves it good");
        }
    }

    /// <summary>b_0..b_N with what theory says of them: b_0..b_3, sum (-1)^i b_i = 0, positive, log-concave (Adiprasito, Huh and Katz 2018).</summary>
    private static BigInteger[] Betti(int dimension, Node node, Work work)
    {
        var b = node.Integers(dimension + 1);
        var m = BigInteger.One << (dimension - 1);
        var partitions = (BigInteger.Pow(3, dimension) - (3 * BigInteger.Pow(2, dimension)) + 3) / 6;
        BigInteger[] known = [1, m, m * (m - 1) / 2, (m * (m - 1) * (m - 2) / 6) - (partitions * BigInteger.Pow(2, dimension) / 8)];
        if (!b.Take(4).SequenceEqual(known.Take(b.Length)))
            throw node.Refuse($"expected the first numbers to be {work.Text(known)}");
        if (!Value(b, 1, work).IsZero)
            throw node.Refuse("the alternating sum is not 0");
        for (int i = 0; i < b.Length; i++)
        {
            if (b[i].Sign <= 0 || (i > 0 && i < dimension && work.Multiply(b[i], b[i]) < work.Multiply(b[i - 1], b[i + 1])))
                throw node.Refuse($"number {i} is not positive or breaks log-concavity");
        }

        return b;
    }

    private static BigInteger Value(BigInteger[] betti, int q, Work work)
    {
        var value = BigInteger.Zero;
        for (int i = 0; i < betti.Length; i++)
            value = work.Add(work.Multiply(value, q), i % 2 == 0 ? betti[i] : -betti[i]);
        return value;
    }

    /// <summary>T(q) = (q-1)^2 + (q-1)((N-2)(q-2)^2 + sum of parts), a part for each smallest residue of the other coordinates, up to sign and scale.</summary>
    private static void Recount(int dimension, int q, BigInteger count, Node place, Node? listed, Work work)
    {
        var parts = listed?.Integers((q - 1) / 2);
        var sum = (dimension - 2) * (BigInteger)(q - 2) * (q - 2);
        long nodes = 0;
        for (int smallest = (q - 1) / 2; smallest >= 1; smallest--)
        {
            long cost = Nodes(((q - 1) / 2) - smallest + 1, dimension - 4);
            nodes = Math.Min(nodes + cost, long.MaxValue / 2);
            if (parts is null || nodes <= SpotNodes)
            {
                work.Spend(Math.Min(cost, long.MaxValue / 1000) * (q <= 128 ? StepsOfANarrowNode : StepsOfAWideNode));
                var part = q switch
                {
                    <= 64 => new SignedSumSearch<ulong>(dimension, q).Part(smallest),
                    <= 128 => new SignedSumSearch<UInt128>(dimension, q).Part(smallest),
                    _ => new SignedSumSearch<BigInteger>(dimension, q).Part(smallest),
                };
                if (parts is not null && parts[smallest - 1] != part)
                    throw listed!.Refuse($"the terms of smallest residue {smallest} modulo {q} sum to {work.Text(part)}");
                sum = work.Add(sum, part);
            }
            else
            {
                sum = work.Add(sum, parts[smallest - 1]);
            }
        }

        if (((q - 1) * (sum + (q - 1))) != count)
            throw place.Refuse($"the count at {q} is not what the checker finds");
    }

    /// <summary>Multisets of at most `most` out of `kinds` residues: C(kinds + most, most).</summary>
    private static long Nodes(int kinds, int most)
    {
        BigInteger product = 1;
        for (int i = 1; i <= most; i++)
            product = product * (kinds + i) / i;
        return product > long.MaxValue / 4 ? long.MaxValue / 4 : (long)product;
    }
}
