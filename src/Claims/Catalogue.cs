using System.IO.Enumeration;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Verify.Claims;

/// <summary>Finds claims by their type, and picks them by pattern.</summary>
public static partial class Catalogue
{
    // The order of the course; topics of other assemblies follow by name.
    private static readonly string[] Course = ["perceptrons", "backpropagation", "approximation", "depth", "landscapes", "generalization", "harmonic", "robustness"];

    /// <summary>Every public claim of the assemblies, in the order of the course.</summary>
    /// <exception cref="RunRefusedException">Two claims share an id, or a claim cannot be made.</exception>
    public static IReadOnlyList<Claim> Of(params IEnumerable<Assembly> assemblies)
    {
        var claims = assemblies
            .SelectMany(a => a.GetExportedTypes())
            .Where(t => t.IsSubclassOf(typeof(Claim)) && !t.IsAbstract && t.GetConstructor(Type.EmptyTypes) is not null)
            .Select(Make)
            .OrderBy(c => Place(c.Statement.Topic)).ThenBy(c => c.Statement.Topic, StringComparer.Ordinal)
            .ThenBy(c => c.Statement.Order).ThenBy(c => c.Id, StringComparer.Ordinal)
            .ToList();
        var twice = claims.GroupBy(c => c.Id).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? claims : throw new RunRefusedException($"Two claims have the id {twice.Key}: {string.Join(" and ", twice.Select(c => c.GetType().FullName))}. Ids must be unique.");
    }

    /// <summary>The claims that match some pattern: an id, a topic, or a glob with * and ?. No pattern matches all.</summary>
    /// <exception cref="RunRefusedException">A pattern matches nothing.</exception>
    public static IReadOnlyList<Claim> Select(IReadOnlyList<Claim> claims, IReadOnlyList<string> patterns)
    {
        if (patterns.FirstOrDefault(p => !claims.Any(c => Matches(c, p))) is { } lost)
            throw new RunRefusedException($"No claim matches «{lost}». Patterns are ids, topics or globs: {string.Join(", ", claims.Select(c => c.Statement.Topic).Distinct())}; 'verify list' shows all.");
        return patterns.Count == 0 ? claims : [.. claims.Where(c => patterns.Any(p => Matches(c, p)))];
    }

    private static bool Matches(Claim claim, string pattern) =>
        pattern == claim.Statement.Topic || FileSystemName.MatchesSimpleExpression(pattern, claim.Id, ignoreCase: false);

    private static int Place(string topic)
    {
        int place = Array.IndexOf(Course, topic);
        return place < 0 ? Course.Length : place;
    }

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WellFormed();

    private static Claim Make(Type type)
    {
        Claim claim;
        string id;
        try
        {
            claim = (Claim)Activator.CreateInstance(type)!;
            id = claim.Statement.Id;
        }
        catch (Exception e)
        {
            throw new RunRefusedException($"The claim {type.FullName} cannot be made: {(e as TargetInvocationException)?.InnerException?.Message ?? e.Message}");
        }

        return WellFormed().IsMatch(id) ? claim : throw new RunRefusedException($"The claim {type.FullName} has the id «{id}»; expected topic/name in lower-case words joined by hyphens, like depth/sawtooth.");
    }
}
