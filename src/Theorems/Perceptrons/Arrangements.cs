using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics.Counting;

namespace Verify.Theorems.Perceptrons;

/// <summary>Counts of threshold functions by the finite-field method, shared by the claims that differ in how far they go.</summary>
internal static class Arrangements
{
    // One prime's search is cut by the smallest residue modulo this; it must not depend on the machine.
    private const int Pieces = 16;

    /// <summary>The number of threshold functions of at most n variables, n = 0, …, 9 (OEIS A000609).</summary>
    public static readonly ImmutableArray<BigInteger> Known =
        [2, 4, 14, 104, 1882, 94572, 15028134, 8378070864, 17561539552946, 144130531453121108];

    /// <summary>A count T(q) with the parts it is the sum of, by smallest residue.</summary>
    public sealed record FieldCount(int Prime, BigInteger Count, ImmutableArray<UInt128> Parts);

    /// <summary>One more good prime than the interpolation needs.</summary>
    public static ImmutableArray<int> Primes(int variables) =>
        ThresholdArrangement.GoodPrimes(variables + 1, ThresholdArrangement.PrimesNeeded(variables + 1) + 1);

    /// <summary>T(q) for each prime, spread over shards that a run keeps.</summary>
    public static IReadOnlyList<FieldCount> Count(Context context, int variables, IReadOnlyList<int> primes)
    {
        int dimension = variables + 1;
        var shards = context.Map(primes.Count * Pieces, k => Residues(primes[k / Pieces], k % Pieces)
            .Select(j => SignedSums.Part(dimension, primes[k / Pieces], j).ToString()).ToArray());
        return [.. primes.Select((q, i) =>
        {
            var parts = new UInt128[(q - 1) / 2];
            for (int piece = 0; piece < Pieces; piece++)
            {
                foreach (var (j, part) in Residues(q, piece).Zip(shards[(i * Pieces) + piece]))
                    parts[j - 1] = UInt128.Parse(part);
            }

            return new FieldCount(q, SignedSums.Assemble(dimension, q, parts), [.. parts]);
        })];
    }

    /// <summary>T(q) for each prime by necklaces, another enumeration of fewer terms, likewise over shards.</summary>
    public static IReadOnlyList<BigInteger> CountByNecklaces(Context context, int variables, IReadOnlyList<int> primes)
    {
        int dimension = variables + 1;
        var shards = context.Map(primes.Count * Pieces, k => Enumerable.Range(0, SignedSums.NecklaceParts(primes[k / Pieces])).Where(gap => gap % Pieces == k % Pieces)
            .Select(gap => SignedSums.NecklacePart(dimension, primes[k / Pieces], gap).ToString()).ToArray());
        return [.. primes.Select((q, i) => SignedSums.AssembleNecklaces(dimension, q, shards.Skip(i * Pieces).Take(Pieces).SelectMany(parts => parts).Select(p => UInt128.Parse(p))))];
    }

    /// <summary>T(q) for each prime, in a moment, for few variables.</summary>
    public static IReadOnlyList<FieldCount> Count(int variables, IReadOnlyList<int> primes) =>
        [.. primes.Select(q => new FieldCount(q, SignedSums.Count(variables + 1, q), []))];

    /// <summary>The polynomial through the counts.</summary>
    public static ThresholdArrangement Interpolate(int variables, IReadOnlyList<FieldCount> counts) =>
        ThresholdArrangement.Interpolate(variables + 1, [.. counts.Select(c => (c.Prime, c.Count))]);

    /// <summary>Primes, counts and Betti numbers; with the parts of the counts when only a sample of them can be recounted.</summary>
    public static Certificate Certify(string name, ThresholdArrangement arrangement, IReadOnlyList<FieldCount> counts, bool spot)
    {
        var witness = new JsonObject
        {
            ["primes"] = Cubes.Row(counts.Select(c => c.Prime)),
            ["counts"] = Cubes.Row(counts.Select(c => c.Count)),
            ["betti"] = Cubes.Row(arrangement.Betti),
        };
        if (spot)
            witness["parts"] = Cubes.Rows(counts.Select(c => c.Parts.AsEnumerable()));
        var claim = new JsonObject { ["dimension"] = $"{arrangement.Dimension}", ["regions"] = $"{arrangement.Regions}" };
        return Certificate.Of(name, "characteristic-polynomial", claim, witness, spot ? "spot" : "full");
    }

    /// <summary>Two comparisons: the number of regions, and how far the spare prime is from the polynomial.</summary>
    public static IEnumerable<Comparison> Compare(string quantity, ThresholdArrangement arrangement, BigInteger expected, string certificate)
    {
        var residual = arrangement.Residuals.Select(Numerics.Rational.Abs).DefaultIfEmpty(1).Max();
        yield return new(quantity, Number.Exact(arrangement.Regions.Numerator, arrangement.Regions.Denominator), Relation.Equal, Number.Exact(expected), new Proof(certificate, "regions"));
        yield return new(Residual(quantity), Number.Exact(residual.Numerator, residual.Denominator), Relation.Equal, Number.Exact(0), new Proof(certificate, "residual"));
    }

    /// <summary>The quantity that compares the spare count with the polynomial.</summary>
    public static string Residual(string quantity) => $"$|\\chi(q) - T(q)|$ at the spare prime, {quantity}";

    private static IEnumerable<int> Residues(int prime, int piece) => Enumerable.Range(1, (prime - 1) / 2).Where(j => j % Pieces == piece);
}
