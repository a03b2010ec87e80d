using System.Text.Json.Nodes;
using Verify.Evidence;
using Verify.Numerics;

namespace Verify.Theorems;

/// <summary>Numbers as certificates write them.</summary>
internal static class CertificateText
{
    /// <summary>"1 -2 3/4".</summary>
    public static string Row<T>(IEnumerable<T> numbers) => string.Join(' ', numbers);

    /// <summary>A matrix, row by row.</summary>
    public static JsonArray Rows<T>(IEnumerable<IEnumerable<T>> rows) => [.. rows.Select(r => (JsonNode)Row(r))];

    /// <summary>A rational number as evidence holds it.</summary>
    public static Number Exact(Rational value) => Number.Exact(value.Numerator, value.Denominator);
}
