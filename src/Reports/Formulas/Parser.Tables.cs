using System.Collections.Frozen;

namespace Verify.Reports.Formulas;

/// <summary>Environments: rectangles of formulas.</summary>
internal sealed partial class Parser
{
    /// <summary>The environments with their delimiters, columns and cell styles.</summary>
    internal static readonly FrozenDictionary<string, FormulaNode.Table> Environments = new Dictionary<string, FormulaNode.Table>
    {
        ["matrix"] = Empty("", ""),
        ["pmatrix"] = Empty("(", ")"),
        ["bmatrix"] = Empty("[", "]"),
        ["Bmatrix"] = Empty("{", "}"),
        ["vmatrix"] = Empty("|", "|"),
        ["Vmatrix"] = Empty("‖", "‖"),
        ["array"] = Empty("", ""),
        ["cases"] = Empty("{", "") with { Alignments = [ColumnAlignment.Left] },
        ["aligned"] = Empty("", "") with { Alignments = [ColumnAlignment.Right, ColumnAlignment.Left], CellStyle = MathStyle.Display },
    }.ToFrozenDictionary();

    private static FormulaNode.Table Empty(string open, string close) =>
        new([], [ColumnAlignment.Centre], MathStyle.Text, open, close);

    private FormulaNode.Table ParseEnvironment(Token begin)
    {
        bool outer = bracketCloses;
        bracketCloses = false;
        string name = TakeEnvironment("an environment of the documented subset");
        FormulaNode.Table table = Environments[name];
        if (name == "array")
            table = table with { Alignments = TakeColumns() };
        table = table with { Rows = ParseRows() };
        Token ending = lexer.Take();
        if (!ending.IsCommand("end"))
            throw lexer.Unexpected(ending, $"\"\\end{{{name}}}\" for the \"\\begin\" at {begin.Position}");
        Token closing = lexer.Peek();
        if (TakeEnvironment($"\"{{{name}}}\"") != name)
            throw lexer.Unexpected(closing, $"\"{{{name}}}\" for the \"\\begin\" at {begin.Position}");
        bracketCloses = outer;
        return table;
    }

    private FormulaNode.Table ParseSubstack()
    {
        Token brace = lexer.Take();
        if (brace.Kind != TokenKind.OpenBrace)
            throw lexer.Unexpected(brace, "\"{\" and lines separated by \"\\\\\"");
        bool outer = bracketCloses;
        bracketCloses = false;
        var rows = ParseRows();
        Token closing = lexer.Take();
        if (closing.Kind != TokenKind.CloseBrace)
            throw lexer.Unexpected(closing, $"\"}}\" for the \"{{\" at {brace.Position}");
        bracketCloses = outer;
        return Empty("", "") with { Rows = rows, CellStyle = MathStyle.Script };
    }

    private List<IReadOnlyList<FormulaNode>> ParseRows()
    {
        var rows = new List<IReadOnlyList<FormulaNode>>();
        var cells = new List<FormulaNode>();
        while (true)
        {
            cells.Add(ParseRow());
            TokenKind kind = lexer.Peek().Kind;
            if (kind == TokenKind.Alignment)
            {
                lexer.Take();
                continue;
            }

            // A row separator behind the last row opens no further row.
            bool isEmpty = cells is [FormulaNode.Row { Items.Count: 0 }];
            if (kind == TokenKind.NewRow || !isEmpty)
                rows.Add(cells);
            if (kind != TokenKind.NewRow)
                return rows;
            lexer.Take();
            cells = [];
        }
    }

    private string TakeEnvironment(string expected)
    {
        Token brace = lexer.Peek();
        string name = brace.Kind == TokenKind.OpenBrace ? lexer.TakeWords() : "";
        return Environments.ContainsKey(name) ? name : throw lexer.Unexpected(brace with { Text = "{" + name + "}" }, expected);
    }

    private List<ColumnAlignment> TakeColumns()
    {
        Token brace = lexer.Peek();
        string letters = brace.Kind == TokenKind.OpenBrace ? lexer.TakeWords() : "";
        if (letters.Length == 0 || letters.Any(letter => letter is not ('l' or 'c' or 'r')))
            throw lexer.Unexpected(brace, "\"{\", then l, c or r for each column, then \"}\"");
        return letters.Select(letter => letter switch
        {
            'l' => ColumnAlignment.Left,
            'r' => ColumnAlignment.Right,
            _ => ColumnAlignment.Centre,
        }).ToList();
    }
}
