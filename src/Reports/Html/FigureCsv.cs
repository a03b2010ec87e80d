using System.Globalization;
using System.Text;
using Verify.Evidence;

namespace Verify.Reports.Html;

/// <summary>A figure's data as one long table (RFC 4180): a line a point, every number with all its digits.</summary>
internal static class FigureCsv
{
    /// <summary>The table with its head.</summary>
    public static string Of(Figure figure)
    {
        var csv = new StringBuilder("layer,role,label,item,x,y,lower,upper,text\r\n");
        for (int i = 0; i < figure.Layers.Count; i++)
        {
            var layer = figure.Layers[i];
            foreach (var (item, x, y, lower, upper, text) in Rows(layer))
                csv.AppendJoin(',', $"{i}", layer.Role.ToString().ToLowerInvariant(), Quoted(layer.Label), $"{item}", N(x), N(y), N(lower), N(upper), Quoted(text)).Append("\r\n");
        }

        return csv.ToString();
    }

    private static IEnumerable<(int Item, double? X, double? Y, double? Lower, double? Upper, string Text)> Rows(Layer layer) => layer switch
    {
        Curve c => c.X.Zip(c.Y, (x, y) => (0, (double?)x, (double?)y, (double?)null, (double?)null, "")),
        Points p => p.X.Zip(p.Y).Select((q, i) => (0, (double?)q.First, (double?)q.Second, At(p.Lower, i), At(p.Upper, i), "")),
        Band b => b.X.Select((x, i) => (0, (double?)x, (double?)null, At(b.Lower, i), At(b.Upper, i), "")),
        BoundLine line => [(0, line.Vertical ? line.Value : null, line.Vertical ? null : line.Value, null, null, "")],
        HeatMap h => h.Columns <= 0 || h.Rows <= 0 ? [] : h.Values.Select((v, i) => (i, (double?)(h.Left + ((h.Right - h.Left) * ((i % h.Columns) + 0.5) / h.Columns)), (double?)(h.Bottom + ((h.Top - h.Bottom) * ((i / h.Columns) + 0.5) / h.Rows)), (double?)v, (double?)v, "")),
        Histogram h => h.Counts.Select((count, i) => (i, (double?)null, (double?)count, At(h.Edges, i), At(h.Edges, i + 1), "")),
        Polygons p => p.Items.SelectMany((item, i) => item.X.Zip(item.Y, (x, y) => (i, (double?)x, (double?)y, (double?)null, (double?)null, $"category {item.Category}"))),
        Graph g => g.Nodes.Select((n, i) => (i, (double?)n.X, (double?)n.Y, (double?)null, (double?)null, n.Label)).Concat(g.Edges.Select((e, i) => (i, (double?)null, (double?)null, (double?)e.From, (double?)e.To, "edge " + e.Label))),
        Note n => [(0, n.X, n.Y, null, null, n.Label)],
        _ => [],
    };

    private static double? At(IReadOnlyList<double>? values, int index) => values is not null && index < values.Count ? values[index] : null;

    private static string N(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    // A leading apostrophe keeps spreadsheets from taking a label for a formula.
    private static string Quoted(string text) => text.Length == 0 ? "" : $"\"{(text[0] is '=' or '+' or '-' or '@' ? "'" : "")}{text.Replace("\"", "\"\"")}\"";
}
