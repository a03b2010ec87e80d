using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Boolean;
using Verify.Numerics.Perceptrons;
using Verify.Numerics.Separation;

namespace Verify.Theorems.Perceptrons;

/// <summary>Over the integers every cyclic order of presentation is eventually periodic, and the cycle itself is a Gordan certificate of inseparability.</summary>
public sealed class PerceptronCycles : Claim
{
    private const int Passes = 500;
    private const string Returning = "orders whose weights return to an earlier pass's end";
    private const string Cycling = "orders that end in a cycle with updates";
    private const string Period = "updates in one period, the same for every order";
    private const string ThroughZero = "orders whose cycle passes through 0";
    private const string Greatest = "largest ‖w‖² on a cycle";
    private const string Along = "largest ‖w‖² on the way, over all cyclic orders";

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "perceptrons/cycles",
        Title: "On XOR the perceptron runs in circles, and the circle proves it must",
        Formula: @"\sum_i k_i z_i = 0,\quad k = (1,1,1,1)",
        Prose: @"Presented with finitely many integer vectors in a fixed cyclic order, the perceptron becomes periodic. The update counts $k_i$ over one period satisfy $\sum_i k_i z_i = 0$, so every cycle with an update is a Gordan certificate of inseparability. On XOR all 24 orders end in a cycle of four updates with $k = (1,1,1,1)$.",
        Hypotheses: ["The vectors are integers and presented in the same order in every pass.", @"The update is made exactly when $\langle w, z\rangle \le 0$, starting at $w_0 = 0$."],
        Sources: [Literature.MinskyPapert1969, Literature.BlockLevin1970, Literature.Ours("perceptrons.md")],
        Rung: Rung.Exact,
        Order: 50);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments =>
    [
        AllOrders("XOR on {0,1}²", Integers(BooleanFunction.Parity(2)), cycling: 24, throughZero: 16, greatest: 3),
        AllOrders("XOR on {−1,1}²", Integers(BooleanFunction.Parity(2), plusMinus: true), cycling: 24, throughZero: 24, greatest: 4),
        AllOrders("AND on {0,1}²", Integers(BooleanFunction.And(2)), cycling: 0, throughZero: 0, greatest: 0, bounded: true),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "on random integer data the walk ends in a cycle exactly when the data are inseparable, and its counts satisfy Σ kᵢzᵢ = 0",
            Domains.SignedPoints(5, 2, 3),
            z => Property.Agreement(Disagreements(z))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("separable data cycle as well", "the perceptron stops on AND after finitely many updates (Novikoff 1962)", AllOrders("AND on {0,1}²", Integers(BooleanFunction.And(2)), cycling: 24, throughZero: 0, greatest: 0), Cycling),
        Falsely("every cycle of XOR on {0,1}² passes through 0", "8 of the 24 orders reach, after one pass, a cycle that avoids 0", AllOrders("XOR on {0,1}²", Integers(BooleanFunction.Parity(2)), cycling: 24, throughZero: 24, greatest: 3), ThroughZero),
        Falsely("real vectors return as well", "on z = 1 and z = −√2 the weight is a − b√2 with counts that only grow, so it never repeats, though it stays bounded", AllOrders("AND on {0,1}²", [[1], [-QuadraticInteger.Root2]], cycling: 0, throughZero: 0, greatest: 0), Returning),
        Falsely("updating at every presentation stays bounded", "Hebb's rule adds the same non-zero sum of AND's vectors in every pass, so ‖w‖ grows linearly", AllOrders("AND on {0,1}²", Integers(BooleanFunction.And(2)), cycling: 0, throughZero: 0, greatest: 0, bounded: true, hebb: true), Along),
    ];

    private static QuadraticInteger[][] Integers(BooleanFunction f, bool plusMinus = false) =>
        Array.ConvertAll(Cubes.SignedRows(f, plusMinus), z => Array.ConvertAll(z, c => (QuadraticInteger)c));

    private static Experiment AllOrders(string data, QuadraticInteger[][] vectors, int cycling, int throughZero, int greatest, bool bounded = false, bool hebb = false) => new($"every cyclic order: {data}", context =>
    {
        var orders = CyclicWalk.Orders(vectors.Length).ToList();
        var walks = orders.ConvertAll(o => CyclicWalk.Follow(vectors, o, Passes, hebb));
        string certificate = "orders-" + data.Replace(" on {0,1}²", "-01").Replace(" on {−1,1}²", "-pm").ToLowerInvariant();
        var comparisons = new List<Comparison>
        {
            Cubes.Count(Returning, walks.Count(w => w.Returns), orders.Count, certificate, "returningOrders"),
            Cubes.Count(Cycling, walks.Count(w => w.Cycles), cycling, certificate, "cyclingOrders"),
        };
        if (cycling > 0)
        {
            comparisons.Add(Cubes.Count(Period, walks.Max(w => w.UpdateCounts.Sum()), 4, certificate, "mostUpdates"));
            comparisons.Add(Cubes.Count(ThroughZero, walks.Count(w => w.VisitsZero), throughZero, certificate, "ordersThroughZero"));
            comparisons.Add(Cubes.Count(Greatest, walks.SelectMany(w => w.Loop).Append(0).Max(n => n.A), greatest, certificate, "cycleMaxNormSquared"));
        }

        if (bounded)
        {
            var closure = ReachableStates.Explore([.. vectors.SelectMany(z => z.Select(c => (int)c.A))], vectors[0].Length, 100_000, context.Cancellation);
            comparisons.Add(new(Along, Number.Exact(walks.Max(w => CyclicWalk.Greatest(w.Norms).A)), Relation.AtMost, Number.Exact(closure.MaxSquaredNorm), new Proof(certificate, "maxNormSquared")));
        }

        bool integers = !hebb && vectors.All(z => z.All(c => c.B == 0)) && walks.All(w => w.Returns);
        return new Findings
        {
            Comparisons = comparisons,
            Certificates = integers ? [EveryOrder(certificate, vectors, orders.Count, walks)] : [],
            Figures = cycling == 24 && integers ? [Trajectories(certificate, data, walks)] : [],
        };
    });

    private static Certificate EveryOrder(string name, QuadraticInteger[][] vectors, int orders, List<CyclicWalk> walks) => Certificate.Of(
        name,
        "cyclic-orders",
        new JsonObject
        {
            ["vectors"] = Cubes.Rows(vectors.Select(z => z.Select(c => c.A))),
            ["orders"] = orders.ToString(),
            ["cyclingOrders"] = walks.Count(w => w.Cycles).ToString(),
        },
        new JsonObject { ["passes"] = Passes.ToString() });

    private static Figure Trajectories(string certificate, string data, List<CyclicWalk> walks)
    {
        var and = CyclicWalk.Follow(Integers(BooleanFunction.And(2)), [0, 1, 2, 3], Passes);
        double[] steps = [.. Enumerable.Range(0, and.Norms.Count).Select(t => (double)t)];
        return new(
            certificate,
            $"The same rule, two fates: {data} and AND",
            @"On XOR $\lVert w\rVert^2$ repeats for ever and stays below its certified bound; on AND, which is separable, it climbs until the perceptron stops.",
            new("presentations"),
            new(@"$\lVert w\rVert^2$"),
            [
                new Curve(Role.Reference, "AND, until it stops", steps, [.. and.Norms.Select(n => n.Approximation)]),
                new Curve(Role.Measurement, "XOR, for ever", steps, [.. ForEver(walks[0]).Take(steps.Length).Select(n => n.Approximation)]),
                new BoundLine(Role.Bound, "largest on the cycles of all 24 orders", walks.SelectMany(w => w.Loop).Max(n => n.A)),
            ],
            certificate);
    }

    private static IEnumerable<QuadraticInteger> ForEver(CyclicWalk walk)
    {
        foreach (var norm in walk.Norms)
            yield return norm;
        while (walk.Cycles)
        {
            foreach (var norm in walk.Loop.Skip(1))
                yield return norm;
        }
    }

    private static int Disagreements(int[][] z)
    {
        var walk = CyclicPerceptron.Run(Cubes.Flat(z), z[0].Length, [.. Enumerable.Range(0, z.Length)], 1_000_000);
        return (walk, Cubes.Decide(z)) switch
        {
            (CyclicPerceptron.Converged stop, Separability.Separable) => z.Count(v => v.Zip(stop.Weights, (a, b) => (long)a * b).Sum() <= 0),
            (CyclicPerceptron.Cycles cycle, Separability.Inseparable) => Enumerable.Range(0, z[0].Length).Count(j => z.Zip(cycle.UpdateCounts, (v, k) => v[j] * (long)k).Sum() != 0) + (cycle.UpdateCounts.Sum() > 0 ? 0 : 1),
            _ => 1,
        };
    }
}
