namespace Verify.Checker.Kinds;

/// <summary>Two connected and two disconnected figures that no small window tells apart, hence no perceptron of bounded diameter.</summary>
internal sealed class WindowBalance : CertificateKind
{
    private const int MaxSide = 128;

    public override string Name => "window-balance";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, work) = (certificate.Claim, certificate.Work);
        int diameter = claim["diameter"].Small(1, MaxSide);
        var figures = claim["connected"].Items().Concat(claim["disconnected"].Items()).Select(Rows).ToArray();
        int height = figures[0].Length, width = height == 0 ? 0 : figures[0][0].Length;
        if (claim["connected"].Items().Count != 2 || figures.Length != 4 || Array.Exists(figures, f => f.Length != height || Array.Exists(f, row => row.Length != width)) || height * width == 0)
            throw claim.Refuse("expected two connected and two disconnected figures of equal height and width");
        _ = certificate.Witness.Find("");
        work.Spend(2000L * height * width);
        var found = Array.ConvertAll(figures, Components);
        for (int i = 0; i < 4; i++)
        {
            if ((found[i] == 1) != (i < 2))
                throw claim[i < 2 ? "connected" : "disconnected"].Refuse($"figure {i % 2} has {found[i]} components");
        }

        for (int side = 1; side <= diameter; side++)
        {
            if (!Balanced(figures, side, work))
                throw claim["diameter"].Refuse($"windows of side {side} tell the figures apart");
        }

        bool sharp = !Balanced(figures, diameter + 1, work);
        string euler = string.Join(' ', figures.Select(Euler));
        return new Finding(
            $"For every D <= {diameter} and every place of a D x D window the contents in the two connected figures of the file are those in the two disconnected ones, in some order; " +
            $"so no sum of functions of such windows exceeds a threshold exactly on connected figures. Windows of side {diameter + 1} {(sharp ? "tell them apart" : "do not either")}. " +
            $"The Euler numbers are {euler}.",
            ("diameter", $"{diameter}"),
            ("sharp", sharp ? "1" : "0"),
            ("connected", "2"),
            ("components", string.Join(' ', found)),
            ("eulerNumbers", euler),
            ("eulerOne", $"{figures.Count(f => Euler(f) == 1)}"));
    }

    private static string[] Rows(Node figure)
    {
        string[] rows = [.. figure.Items().Select(row => row.Text())];
        if (rows.Length > MaxSide || Array.Exists(rows, row => row.Length > MaxSide || row.AsSpan().IndexOfAnyExcept('0', '1') >= 0))
            throw figure.Refuse($"expected at most {MaxSide} rows of at most {MaxSide} digits 0 and 1");
        return rows;
    }

    private static bool Black(string[] figure, int x, int y) => y >= 0 && y < figure.Length && x >= 0 && x < figure[y].Length && figure[y][x] == '1';

    /// <summary>Whether at every place the multiset of contents over the connected figures is that over the disconnected ones.</summary>
    private static bool Balanced(string[][] figures, int side, Work work)
    {
        for (int y = 1 - side; y < figures[0].Length; y++)
        {
            for (int x = 1 - side; x < figures[0][0].Length; x++)
            {
                work.Spend(400 + (40L * side));
                var (a, b, c, d) = (Window(figures[0], x, y, side), Window(figures[1], x, y, side), Window(figures[2], x, y, side), Window(figures[3], x, y, side));
                if (!((a == c && b == d) || (a == d && b == c)))
                    return false;
            }
        }

        return true;
    }

    /// <summary>What a window sees: the black and white squares of the figure inside it, row by row. Outside all figures are white alike.</summary>
    private static string Window(string[] figure, int x, int y, int side)
    {
        int from = Math.Max(x, 0), to = Math.Min(x + side, figure[0].Length);
        return string.Join('/', Enumerable.Range(Math.Max(y, 0), Math.Min(y + side, figure.Length) - Math.Max(y, 0)).Select(row => figure[row][from..to]));
    }

    private static int Components(string[] figure)
    {
        var left = new HashSet<(int X, int Y)>();
        for (int y = 0; y < figure.Length; y++)
            left.UnionWith(Enumerable.Range(0, figure[y].Length).Where(x => Black(figure, x, y)).Select(x => (x, y)));
        int components = 0;
        for (; left.Count > 0; components++)
        {
            var open = new Stack<(int X, int Y)>([left.First()]);
            left.Remove(open.Peek());
            while (open.TryPop(out var at))
            {
                foreach (var next in new[] { (at.X + 1, at.Y), (at.X - 1, at.Y), (at.X, at.Y + 1), (at.X, at.Y - 1) }.Where(left.Remove))
                    open.Push(next);
            }
        }

        return components;
    }

    /// <summary>Squares minus neighbouring pairs plus 2 x 2 blocks.</summary>
    private static int Euler(string[] figure)
    {
        int sum = 0;
        for (int y = 0; y < figure.Length; y++)
        {
            for (int x = 0; x < figure[y].Length; x++)
            {
                bool here = Black(figure, x, y), right = here && Black(figure, x + 1, y), above = here && Black(figure, x, y + 1);
                sum += (here ? 1 : 0) - (right ? 1 : 0) - (above ? 1 : 0) + (right && above && Black(figure, x + 1, y + 1) ? 1 : 0);
            }
        }

        return sum;
    }
}
