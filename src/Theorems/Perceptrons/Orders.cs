using System.Text.Json.Nodes;
using Verify.Evidence;
using Verify.Numerics.PolynomialOrder;

namespace Verify.Theorems.Perceptrons;

/// <summary>Certificates for the order of a function: a polynomial with its sign, weights that refute every lower degree, or both.</summary>
internal static class Orders
{
    /// <summary>The order of a symmetric function by its sign changes, both sides certified.</summary>
    public static Certificate Symmetric(string name, BoxFunction f) =>
        Certify(name, f, SignDegree.ByDividedDifferences(f), SignDegree.ByRoots(f));

    /// <summary>What is claimed follows from what is given: weights refute all degrees below <paramref name="order"/>, a polynomial reaches it.</summary>
    public static Certificate Certify(string name, BoxFunction f, SignDegree.Refuted? below, SignDegree.Represented? polynomial, int? order = null)
    {
        var claim = new JsonObject { ["boxes"] = $"{f.Boxes}", ["spectrum"] = Cubes.Row(f.Spectrum.Select(g => g ? 1 : 0)) };
        var witness = new JsonObject();
        int known = order ?? f.SignChanges;
        if (below is not null && known > 0)
        {
            claim["atLeast"] = $"{known}";
            witness["dual"] = Cubes.Rows(below.Weights.Select(w => (IEnumerable<string>)[.. w.Counts.Select(t => $"{t}"), $"{w.Weight}"]));
        }

        if (polynomial is not null)
        {
            claim["atMost"] = $"{known}";
            witness["polynomial"] = Cubes.Rows(polynomial.Terms.Select(t => (IEnumerable<string>)[.. t.Exponents.Select(e => $"{e}"), $"{t.Coefficient}"]));
        }

        return Certificate.Of(name, "polynomial-order", claim, witness);
    }
}
