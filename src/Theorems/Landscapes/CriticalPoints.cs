using System.Text.Json.Nodes;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Inertia;
using static Verify.Theorems.CertificateText;

namespace Verify.Theorems.Landscapes;

/// <summary>Functions of parameters as certificates name them, and the certificates about their critical points.</summary>
internal static class CriticalPoints
{
    /// <summary>The gradient is 0 and the Hessian has the given inertia.</summary>
    /// <param name="name">Unique within the claim.</param>
    /// <param name="function">The function, in the grammar of docs/certificates.md.</param>
    /// <param name="point">The parameters.</param>
    /// <param name="value">The function there.</param>
    /// <param name="inertia">A basis in which the Hessian is diagonal.</param>
    public static Certificate Critical(string name, JsonObject function, Rational[] point, Rational value, CongruenceDiagonal inertia) => Certificate.Of(
        name,
        "critical-point",
        new JsonObject { ["function"] = function, ["point"] = Row(point), ["value"] = value.ToString(), ["negative"] = inertia.Negative.ToString(), ["zero"] = inertia.Zero.ToString() },
        new JsonObject { ["basis"] = Rows(inertia.Basis) });

    /// <summary>The first terms of the function along a polynomial path.</summary>
    /// <param name="name">Unique within the claim.</param>
    /// <param name="function">The function, in the grammar of docs/certificates.md.</param>
    /// <param name="path">A row a parameter: its coefficients of 1, t, t², ….</param>
    /// <param name="series">The coefficients of the function.</param>
    public static Certificate Series(string name, JsonObject function, Rational[][] path, Rational[] series) => Certificate.Of(
        name,
        "path-series",
        new JsonObject { ["function"] = function, ["path"] = Rows(path), ["terms"] = (series.Length - 1).ToString(), ["order"] = Order(series).ToString() },
        new JsonObject { ["series"] = Row(series) });

    /// <summary>The least k ≥ 1 with a coefficient that is not 0; 0 if there is none.</summary>
    public static int Order(Rational[] series) => Array.FindIndex(series, 1, c => c.Sign != 0) is var order and > 0 ? order : 0;

    /// <summary>The path start + t·direction.</summary>
    public static Rational[][] Ray(Rational[] start, Rational[] direction) => [.. start.Zip(direction, (a, b) => (Rational[])[a, b])];
}
