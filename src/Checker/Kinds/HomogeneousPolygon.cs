using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>A convex polygon with corners (X/W, Y/W), W positive, in order around it, cut down half-plane by half-plane in integers.</summary>
internal sealed class HomogeneousPolygon(List<BigInteger[]> corners, Work work)
{
    public IReadOnlyList<BigInteger[]> Corners => corners;

    /// <summary>The part where side·⟨form, corner⟩ is not negative.</summary>
    public HomogeneousPolygon Cut(BigInteger[] form, int side)
    {
        var kept = new List<BigInteger[]>();
        var values = corners.ConvertAll(corner => side * work.Dot(form, corner));
        for (int i = 0; i < corners.Count; i++)
        {
            int next = (i + 1) % corners.Count;
            if (values[i].Sign >= 0)
                kept.Add(corners[i]);
            if (values[i].Sign * values[next].Sign < 0)
            {
                // |v_j| p_i + |v_i| p_j is where the form vanishes.
                var (a, b) = (BigInteger.Abs(values[next]), BigInteger.Abs(values[i]));
                var crossing = new BigInteger[3];
                for (int k = 0; k < 3; k++)
                    crossing[k] = work.Add(work.Multiply(a, corners[i][k]), work.Multiply(b, corners[next][k]));
                var common = work.Gcd(work.Gcd(crossing[0], crossing[1]), crossing[2]);
                kept.Add(Array.ConvertAll(crossing, value => work.Keep(work.Divide(value, common))));
            }
        }

        return new(kept, work);
    }

    /// <summary>Twice the area, without a sign.</summary>
    public Fraction DoubledArea()
    {
        var sum = new Fraction(0, 1, work);
        for (int i = 0; i < corners.Count; i++)
        {
            var (p, q) = (corners[i], corners[(i + 1) % corners.Count]);
            var cross = work.Add(work.Multiply(p[0], q[1]), -work.Multiply(q[0], p[1]));
            sum = (sum + new Fraction(cross, work.Multiply(p[2], q[2]), work)).Reduced();
        }

        return sum.Abs();
    }

    /// <summary>Whether a side of one and a side of the other lie on one line and have more than a point in common.</summary>
    public bool Touches(HomogeneousPolygon other)
    {
        foreach (var (p, q) in Sides())
        {
            var line = Join(p, q);
            foreach (var (r, s) in other.Sides())
            {
                if (!work.Dot(line, r).IsZero || !work.Dot(line, s).IsZero)
                    continue;
                int axis = Compare(p, q, 0) == 0 ? 1 : 0;
                var (low, high) = Compare(p, q, axis) < 0 ? (p, q) : (q, p);
                var (from, to) = Compare(r, s, axis) < 0 ? (r, s) : (s, r);
                var start = Compare(low, from, axis) < 0 ? from : low;
                var end = Compare(high, to, axis) < 0 ? high : to;
                if (Compare(start, end, axis) < 0)
                    return true;
            }
        }

        return false;
    }

    /// <summary>How many unions of polygons hang together by sides.</summary>
    public static int Components(HomogeneousPolygon[] polygons)
    {
        int components = polygons.Length;
        int[] label = [.. Enumerable.Range(0, polygons.Length)];
        for (int i = 0; i < polygons.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (label[i] == label[j] || !polygons[i].Touches(polygons[j]))
                    continue;
                components--;
                label = Array.ConvertAll(label, old => old == label[i] ? label[j] : old);
            }
        }

        return components;
    }

    private IEnumerable<(BigInteger[] From, BigInteger[] To)> Sides() => corners.Select((p, i) => (p, corners[(i + 1) % corners.Count])).Where(side => !side.p.AsSpan().SequenceEqual(side.Item2));

    private int Compare(BigInteger[] p, BigInteger[] q, int axis) => work.Multiply(p[axis], q[2]).CompareTo(work.Multiply(q[axis], p[2]));

    private BigInteger[] Join(BigInteger[] p, BigInteger[] q)
    {
        BigInteger Minor(int i, int j) => work.Add(work.Multiply(p[i], q[j]), -work.Multiply(p[j], q[i]));
        return [Minor(1, 2), Minor(2, 0), Minor(0, 1)];
    }
}
