namespace Verify.Reports.Formulas;

/// <summary>Formulas in the subset of TeX that docs/formulas.md describes.</summary>
public static class Formula
{
    /// <summary>Reads a formula, without dollars around it.</summary>
    /// <exception cref="FormulaException">The text is not a formula of the subset.</exception>
    public static FormulaNode Parse(string tex)
    {
        ArgumentNullException.ThrowIfNull(tex);
        return Parser.Parse(tex, 0, tex.Length);
    }

    /// <summary>The formula as presentation MathML for use inside HTML5 (MathML Core, no namespace declaration).</summary>
    /// <param name="tex">The formula.</param>
    /// <param name="display">True for a formula on a line of its own, false for one within a line of text.</param>
    /// <exception cref="FormulaException">The text is not a formula of the subset.</exception>
    public static string ToMathML(string tex, bool display) => MathMLWriter.Write(Parse(tex), display);

    /// <summary>The formula on one line of Unicode text.</summary>
    /// <exception cref="FormulaException">The text is not a formula of the subset.</exception>
    public static string ToUnicode(string tex) => UnicodeWriter.Write(Parse(tex));
}
