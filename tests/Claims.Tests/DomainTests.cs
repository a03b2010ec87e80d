using FsCheck;
using FsCheck.Fluent;

namespace Verify.Claims.Tests;

/// <summary>Domains draw their edge cases and shrink to an end.</summary>
public sealed class DomainTests
{
    private const int Draws = 2000;

    public static TheoryData<string> Names => [.. Domained.Keys];

    private static readonly Dictionary<string, (Func<IEnumerable<string>> Offences, Func<IEnumerable<string>> Drawn)> Domained = new(StringComparer.Ordinal)
    {
        ["integers"] = Of(Domains.Integers(-50, 50)),
        ["integers above zero"] = Of(Domains.Integers(3, 9)),
        ["rationals"] = Of(Domains.Rationals(20)),
        ["dyadics"] = Of(Domains.UnitDyadics(8)),
        ["vectors"] = Of(Domains.Vectors(3, Domains.Integers(-5, 5))),
        ["functions"] = Of(Domains.BooleanFunctions(4)),
        ["functions of six variables"] = Of(Domains.BooleanFunctions(6)),
        ["threshold units"] = Of(Domains.ThresholdUnits(3, 5)),
        ["signed points"] = Of(Domains.SignedPoints(5, 2, 4)),
        ["pairs"] = Of(Domains.Pairs(Domains.Integers(0, 9), Domains.Rationals(5))),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Shrinking_never_yields_its_own_argument_and_comes_to_an_end(string name) => Assert.Empty(Domained[name].Offences());

    [Theory]
    [InlineData("integers", "0")]
    [InlineData("integers", "-50")]
    [InlineData("integers", "50")]
    [InlineData("integers", "-1")]
    [InlineData("integers", "1")]
    [InlineData("rationals", "0")]
    [InlineData("rationals", "1")]
    [InlineData("dyadics", "0")]
    [InlineData("dyadics", "1")]
    [InlineData("functions", "4:0001")]
    [InlineData("functions", "4:6996")]
    public void Edge_cases_are_drawn(string name, string edge) => Assert.Contains(edge, Domained[name].Drawn());

    private static (Func<IEnumerable<string>> Offences, Func<IEnumerable<string>> Drawn) Of<T>(Domain<T> domain)
    {
        IEnumerable<T> Sample() => domain.Generator.Sample(Draws, new Rnd(20_260_101), 50);
        return (() => Sample().Take(300).SelectMany(x => Offences(domain, x)), () => Sample().Select(domain.Show));
    }

    // A shrinker that yields its argument makes FsCheck burn its tries in silence; a cycle would never end.
    private static IEnumerable<string> Offences<T>(Domain<T> domain, T start)
    {
        var current = start;
        for (int step = 0; step < 1000; step++)
        {
            string shown = domain.Show(current);
            var smaller = domain.Shrink(current).Take(200).ToList();
            if (smaller.Any(s => domain.Show(s) == shown))
                yield return $"{shown} shrinks to itself";
            if (smaller.Count == 0)
                yield break;
            current = smaller[^1];
        }

        yield return $"{domain.Show(start)} shrinks without end";
    }
}
