using SkiaSharp;
using Verify.Reports.Formulas;
using Verify.Reports.Typography;
using FormulaBox = Verify.Reports.Formulas.Boxes.Box;

namespace Verify.Reports.Figures;

/// <summary>The words of a figure. On paper their $formulas$ are set as boxes; where the painter knows text only, or a formula would not fit a line, they are one line of Unicode.</summary>
internal sealed class FigureText(Typesetter setter, bool boxes)
{
    // What a line of a legend has room for, in ems; taller formulas, such as fractions, are written in a line.
    private const double Tallest = 1.1, Deepest = 0.5;

    private readonly Dictionary<string, IReadOnlyList<Piece>> split = [];

    /// <summary>Whether lines are prose, with formulas between dollars.</summary>
    private bool Boxes => boxes && setter.Formulas is not null;

    /// <summary>Prose as this figure writes it: the argument of the other methods.</summary>
    public string Of(string prose)
    {
        if (!Boxes)
            return Prose.ToUnicode(prose);
        try
        {
            if (Pieces(prose).All(p => p.Box is not { } box || (box.Height <= Tallest && box.Depth <= Deepest)))
                return prose;
        }
        catch (FormulaException)
        {
            return Escaped(prose);
        }

        return Escaped(Prose.ToUnicode(prose));
    }

    /// <summary>The length of a line in points.</summary>
    public double Width(string line, double size) => Pieces(line).Sum(p => p.Box is { } box ? box.Width * size : setter.Width(p.Text, TextStyle.Figure, size));

    /// <summary>The distance between the baselines of such lines, in ems: more where a formula is taller than letters.</summary>
    public double Leading(IEnumerable<string> lines) => lines.SelectMany(Pieces).Any(p => p.Box is { } box && (box.Height > 0.9 || box.Depth > 0.35)) ? 1.75 : 1.3;

    /// <summary>The parts of a line between spaces; a formula is never cut.</summary>
    public IReadOnlyList<string> Words(string line)
    {
        if (!Boxes)
            return line.Split(' ');
        var words = new List<string>();
        int start = 0;
        bool inside = false;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\' && (inside || (i + 1 < line.Length && line[i + 1] == '$')))
                i++;
            else if (line[i] == '$')
                inside = !inside;
            else if (line[i] == ' ' && !inside)
                (_, start) = (Add(i), i + 1);
        }

        Add(line.Length);
        return words;

        bool Add(int end)
        {
            words.Add(line[start..end]);
            return true;
        }
    }

    /// <summary>Breaks a line at spaces, and within words too long for the width.</summary>
    public IReadOnlyList<string> Wrap(string line, double size, double width)
    {
        if (!Boxes)
            return setter.Wrap(line, TextStyle.Figure, size, width);
        var words = Words(line);
        if (words.Any(w => w.Contains('$', StringComparison.Ordinal) && Width(w, size) > width))
            return [.. setter.Wrap(Prose.ToUnicode(line), TextStyle.Figure, size, width).Select(Escaped)];
        var lines = new List<string>();
        string current = "";
        foreach (string word in words.SelectMany(w => w.Contains('$', StringComparison.Ordinal) ? [w] : setter.Pieces(w, TextStyle.Figure, size, width)))
        {
            string longer = current.Length == 0 ? word : current + " " + word;
            if (current.Length > 0 && Width(longer, size) > width)
            {
                lines.Add(current);
                longer = word;
            }

            current = longer;
        }

        lines.Add(current);
        return lines;
    }

    /// <summary>Paints a line whose baseline starts at (x, y).</summary>
    public void Draw(SKCanvas canvas, string line, double size, double x, double y, SKPaint paint)
    {
        foreach (var piece in Pieces(line))
        {
            if (piece.Box is { } box)
                Typesetter.Draw(canvas, box, size, x, y, paint);
            else
                setter.Draw(canvas, piece.Text, TextStyle.Figure, size, x, y, paint);
            x += piece.Box is { } set ? set.Width * size : setter.Width(piece.Text, TextStyle.Figure, size);
        }
    }

    private IReadOnlyList<Piece> Pieces(string line)
    {
        if (!Boxes || !line.Contains('$', StringComparison.Ordinal))
            return [new(line, null)];
        if (!split.TryGetValue(line, out var pieces))
        {
            split[line] = pieces = [.. MathText.Split(line).Select(s => s.IsFormula
                ? new Piece("", setter.Formulas!.Set(Formula.Parse(s.Text), display: false))
                : new Piece(s.Text, null))];
        }

        return pieces;
    }

    private static string Escaped(string text) => text.Replace("$", @"\$", StringComparison.Ordinal);

    private readonly record struct Piece(string Text, FormulaBox? Box);
}
