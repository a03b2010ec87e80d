using Verify.Claims;
using Verify.Cli.Input;
using Verify.Evidence;

namespace Verify.Cli.Data;

/// <summary>The user's table, and which claims it is asked: those that speak of data, once for each class against the rest.</summary>
internal static class DataQuestion
{
    /// <summary>The claims to run and the table they are asked of.</summary>
    /// <param name="catalogue">All claims.</param>
    /// <param name="patterns">What the user asked for; nothing means every claim that speaks of data.</param>
    /// <param name="file">The table, or null for the built-in inputs.</param>
    /// <param name="label">The label column, or null for the last.</param>
    /// <param name="positive">The one class to hold against the rest, or null for each in turn.</param>
    /// <exception cref="UsageException">The options do not fit together, or no selected claim speaks of data.</exception>
    public static (IReadOnlyList<Claim> Claims, DataRecord? Data) Select(IReadOnlyList<Claim> catalogue, IReadOnlyList<string> patterns, string? file, string? label, string? positive)
    {
        if (file is null)
        {
            return label is null && positive is null
                ? (Catalogue.Select(catalogue, patterns), null)
                : throw new UsageException("--label and --positive speak of a table; name it with --data FILE.");
        }

        var speakers = Catalogue.Select(catalogue, patterns).OfType<DataClaim>().ToList();
        if (speakers.Count == 0)
            throw new UsageException($"none of the claims asked for speaks of data; those that do: {string.Join(", ", catalogue.OfType<DataClaim>().Select(c => c.Id))}.");
        var set = CsvDataSet.Read(file, label, positive);
        var classes = positive is null ? set.Classes : [positive];
        var tables = classes.Select(c => new LabelledData(set, c)).ToList();
        return ([.. speakers.SelectMany(s => tables.Select(s.Of))], set.Record);
    }
}
