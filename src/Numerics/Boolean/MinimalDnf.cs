namespace Verify.Numerics.Boolean;

/// <summary>Disjunctive normal forms with the fewest terms (W. V. Quine 1952; E. J. McCluskey 1956), by exact search.</summary>
public static class MinimalDnf
{
    /// <summary>A conjunction of literals: true where x agrees with <paramref name="Value"/> on the bits of <paramref name="Mask"/>.</summary>
    /// <param name="Mask">The variables that occur.</param>
    /// <param name="Value">Their signs; bits outside the mask are 0.</param>
    public readonly record struct Term(int Mask, int Value)
    {
        /// <summary>Whether the term is true at x.</summary>
        public bool Covers(int x) => (x & Mask) == Value;
    }

    /// <summary>The conjunctions that imply f and no longer do with any literal dropped.</summary>
    public static IReadOnlyList<Term> PrimeImplicants(BooleanFunction f)
    {
        var implicants = Enumerable.Range(0, f.Arguments)
            .SelectMany(mask => Enumerable.Range(0, f.Arguments).Where(value => (value & ~mask) == 0).Select(value => new Term(mask, value)))
            .Where(term => Enumerable.Range(0, f.Arguments).All(x => !term.Covers(x) || f[x])).ToHashSet();
        return [.. implicants.Where(t => !Enumerable.Range(0, f.Variables).Any(i => ((t.Mask >> i) & 1) == 1 && implicants.Contains(new(t.Mask & ~(1 << i), t.Value & ~(1 << i)))))];
    }

    /// <summary>A form with the fewest terms; empty for the constant 0.</summary>
    /// <param name="f">At most 5 variables keep the search short.</param>
    public static IReadOnlyList<Term> Of(BooleanFunction f)
    {
        var primes = PrimeImplicants(f);
        for (int terms = 0; ; terms++)
        {
            var found = Search(f, primes, [], terms);
            if (found is not null)
                return found;
        }
    }

    private static List<Term>? Search(BooleanFunction f, IReadOnlyList<Term> primes, List<Term> chosen, int left)
    {
        List<int> open = [.. Enumerable.Range(0, f.Arguments).Where(x => f[x] && !chosen.Exists(t => t.Covers(x)))];
        if (open.Count == 0)
            return chosen;
        if (left == 0 || open.Count > left * primes.Max(t => open.Count(t.Covers)))
            return null;

        // Some term must cover the point that fewest primes cover.
        int hardest = open.MinBy(x => primes.Count(t => t.Covers(x)));
        return primes.Where(t => t.Covers(hardest)).Select(t => Search(f, primes, [.. chosen, t], left - 1)).FirstOrDefault(found => found is not null);
    }
}
