namespace Verify.Numerics.Geometry;

/// <summary>A convex polygon with interior, over exact rationals.</summary>
/// <param name="Vertices">Counter-clockwise, at least three, no three consecutive ones on a line.</param>
public sealed record ConvexPolygon(IReadOnlyList<PlanePoint> Vertices)
{
    /// <summary>The rectangle [left, right] × [bottom, top].</summary>
    public static ConvexPolygon Box(Rational left, Rational right, Rational bottom, Rational top) =>
        new([new(left, bottom), new(right, bottom), new(right, top), new(left, top)]);

    /// <summary>The area, by Gauss's shoelace formula.</summary>
    public Rational Area
    {
        get
        {
            var doubled = Rational.Zero;
            foreach (var (p, q) in Edges)
                doubled += (p.X * q.Y) - (q.X * p.Y);
            return doubled / 2;
        }
    }

    /// <summary>The mean of the vertices, which lies inside.</summary>
    public PlanePoint Centre
    {
        get
        {
            var (x, y) = (Rational.Zero, Rational.Zero);
            foreach (var p in Vertices)
                (x, y) = (x + p.X, y + p.Y);
            return new(x / Vertices.Count, y / Vertices.Count);
        }
    }

    /// <summary>The sides, each from one vertex to the next.</summary>
    public IEnumerable<(PlanePoint From, PlanePoint To)> Edges => Vertices.Select((p, i) => (p, Vertices[(i + 1) % Vertices.Count]));

    /// <summary>The parts where the form is negative and where it is positive; null for a part without interior.</summary>
    public (ConvexPolygon? Negative, ConvexPolygon? Positive) Split(AffineForm form)
    {
        var values = Vertices.Select(form.At).ToArray();
        if (values.All(v => v.Sign <= 0))
            return (values.Any(v => v.Sign < 0) ? this : null, null);
        if (values.All(v => v.Sign >= 0))
            return (null, this);
        var (negative, positive) = (new List<PlanePoint>(), new List<PlanePoint>());
        for (int i = 0; i < values.Length; i++)
        {
            int next = (i + 1) % values.Length;
            if (values[i].Sign <= 0)
                negative.Add(Vertices[i]);
            if (values[i].Sign >= 0)
                positive.Add(Vertices[i]);
            if (values[i].Sign * values[next].Sign < 0)
            {
                var crossing = Vertices[i].Towards(Vertices[next], values[i] / (values[i] - values[next]));
                negative.Add(crossing);
                positive.Add(crossing);
            }
        }

        return (new(negative), new(positive));
    }

    /// <summary>Whether the two share a piece of boundary of positive length, their interiors being disjoint.</summary>
    public bool Touches(ConvexPolygon other) => Edges.Any(e => other.Edges.Any(f => Overlap(e.From, e.To, f.From, f.To)));

    private static bool Overlap(PlanePoint p, PlanePoint q, PlanePoint r, PlanePoint s)
    {
        if (Turn(p, q, r) != 0 || Turn(p, q, s) != 0)
            return false;
        bool steep = p.X == q.X;
        Rational Along(PlanePoint t) => steep ? t.Y : t.X;
        var low = Rational.Max(Rational.Min(Along(p), Along(q)), Rational.Min(Along(r), Along(s)));
        return low < Rational.Min(Rational.Max(Along(p), Along(q)), Rational.Max(Along(r), Along(s)));
    }

    /// <summary>1 where p, q, r turn left, −1 where they turn right, 0 on a line.</summary>
    public static int Turn(PlanePoint p, PlanePoint q, PlanePoint r) => (((q.X - p.X) * (r.Y - p.Y)) - ((q.Y - p.Y) * (r.X - p.X))).Sign;
}
