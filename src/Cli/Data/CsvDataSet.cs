using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Verify.Evidence;

namespace Verify.Cli.Data;

/// <summary>Reads a user's table: RFC 4180, a header line, one label column, every other cell a decimal. Nothing is guessed and nothing is rounded.</summary>
internal static class CsvDataSet
{
    private const int MaximalBytes = 64 << 20;
    private const int MaximalCells = 5_000_000;
    private const int MaximalClasses = 100;

    // In percent-encoded bytes; with a claim's id before it and an extension behind it a file's name must stay below 255.
    private const int MaximalClassName = 180;

    /// <summary>Reads the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="label">The label column's name; null means the last column.</param>
    /// <param name="positive">The class to hold against the rest; null means each in turn.</param>
    /// <exception cref="MalformedFileException">What was expected, what came, where, and what to do.</exception>
    public static DataSet Read(string path, string? label, string? positive)
    {
        string name = Path.GetFileName(path);
        byte[] bytes = Bytes(path, name);
        using var parser = new CsvParser(new StringReader(Text(bytes, name)), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            HasHeaderRecord = false,
            BadDataFound = bad => throw new MalformedFileException($"{name}, the row that ends in line {bad.Context.Parser?.RawRow}: a quote stands inside a field that does not begin with one, or is never closed; expected RFC 4180, where such a field is quoted and its quotes doubled."),
        });
        if (!parser.Read())
            throw new MalformedFileException($"{name} is empty; expected a header line and then one line a row.");
        string[] header = [.. parser.Record!.Select(h => h.Trim())];
        int labelColumn = LabelColumn(header, label, name);
        var features = header.Where((_, j) => j != labelColumn).ToArray();
        var (values, labels) = (new List<ExactDecimal>(), new List<string>());
        while (parser.Read())
            Row(parser, header, labelColumn, name, values, labels);
        Agree(name, header[labelColumn], labels, positive);
        var record = new DataRecord(name, Convert.ToHexStringLower(SHA256.HashData(bytes)), labels.Count, header.Length, header[labelColumn], positive);
        return new DataSet(record, features, values, labels);
    }

    private static byte[] Bytes(string path, string name)
    {
        try
        {
            var file = new FileInfo(path);
            if (Directory.Exists(path))
                throw new MalformedFileException($"{path} is a folder; --data expects a CSV file.");
            if (!file.Exists)
                throw new MalformedFileException($"{path}: there is no such file; --data expects a CSV file.");
            if (file.Length > MaximalBytes)
                throw new MalformedFileException($"{name} has {file.Length} bytes; at most {MaximalBytes} are read. Give a part of it.");
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MalformedFileException($"{path} cannot be read: {e.Message}", e);
        }
    }

    private static string Text(byte[] bytes, string name)
    {
        try
        {
            string text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
            int junk = text.AsSpan().IndexOfAnyInRange('\0', '\b');
            return junk < 0 ? text : throw new MalformedFileException($"{name}, line {text.AsSpan(0, junk).Count('\n') + 1}: the control character U+{(int)text[junk]:X4}; expected a text file (UTF-8).");
        }
        catch (DecoderFallbackException e)
        {
            throw new MalformedFileException($"{name} is not UTF-8 text (byte {e.Index} does not fit); save it as UTF-8 CSV.", e);
        }
    }

    private static int LabelColumn(string[] header, string? label, string name)
    {
        var twice = header.GroupBy(h => h).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
            throw new MalformedFileException($"{name}, line 1: two columns are called «{twice.Key}»; column names must differ.");
        if (header.Length < 2)
            throw new MalformedFileException($"{name}, line 1: one column only; expected at least one feature and a label, separated by commas{Hint(header[0])}.");
        int at = label is null ? header.Length - 1 : Array.IndexOf(header, label);
        return at >= 0 ? at : throw new MalformedFileException($"{name} has no column «{label}»; --label expects one of: {string.Join(", ", header)}.");
    }

    private static string Hint(string line) =>
        line.Contains(';', StringComparison.Ordinal) ? ", not by semicolons; save the table anew with commas (and decimal points)" :
        line.Contains('\t', StringComparison.Ordinal) ? ", not by tabs; save the table anew with commas" : "";

    private static void Row(CsvParser parser, string[] header, int labelColumn, string name, List<ExactDecimal> values, List<string> labels)
    {
        string[] cells = parser.Record!;
        if (cells.Length != header.Length)
            throw new MalformedFileException($"{name}, line {parser.RawRow}: {cells.Length} cell{(cells.Length == 1 ? "" : "s")}; the header has {header.Length}. A cell that holds a comma must be quoted, an empty cell needs its commas all the same.");
        for (int j = 0; j < cells.Length; j++)
        {
            if (j == labelColumn)
                labels.Add(cells[j].Trim() is { Length: > 0 } text ? text : throw Bad(parser, j, header, name, "an empty label", "the name of a class"));
            else if (ExactDecimal.TryParse(cells[j], out var value))
                values.Add(value);
            else
                throw Bad(parser, j, header, name, $"«{Shortened(cells[j])}»", $"a finite decimal such as 5.1, -3 or 1e-3 (at most {ExactDecimal.MostDigits} digits, exponents to ±{ExactDecimal.MostExponent}). {Remedy(cells[j].Trim(), header[labelColumn])}");
        }

        if (values.Count > MaximalCells)
            throw new MalformedFileException($"{name}, line {parser.RawRow}: more than {MaximalCells} numbers; give a part of the file.");
    }

    private static string Remedy(string cell, string label) => cell.ToUpperInvariant() is "" or "?" or "-" or "NA" or "N/A" or "NAN" or "NULL" or "NONE"
        ? "Fill in what is missing, or leave the row out."
        : $"If this column holds the classes, name it with --label (now «{Shortened(label)}»); other words must be coded as numbers.";

    private static MalformedFileException Bad(CsvParser parser, int column, string[] header, string name, string came, string expected) =>
        new($"{name}, line {parser.RawRow}, column {column + 1} ({Shortened(header[column])}): {came}; expected {expected}{(expected.EndsWith('.') ? "" : ".")}");

    private static void Agree(string name, string label, List<string> labels, string? positive)
    {
        var classes = labels.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (labels.Count == 0)
            throw new MalformedFileException($"{name} has a header and no rows.");
        if (classes.Count == 1)
            throw new MalformedFileException($"{name}: column «{label}» holds one class only («{Shortened(classes[0])}»); expected at least two. Name another column with --label.");
        if (classes.Count > MaximalClasses)
            throw new MalformedFileException($"{name}: column «{label}» holds {classes.Count} different values; expected at most {MaximalClasses} classes. Name the label column with --label.");
        if (classes.Find(c => Uri.EscapeDataString(c).Length > MaximalClassName) is { } longest)
            throw new MalformedFileException($"{name}: column «{label}» holds the class «{Shortened(longest)}» of {longest.Length} letters; expected at most {MaximalClassName}, since files bear its name. Shorten it, or name another column with --label.");
        if (positive is not null && !classes.Contains(positive))
            throw new MalformedFileException($"{name}: no row has the class «{positive}»; --positive expects one of: {string.Join(", ", classes)}.");
    }

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
