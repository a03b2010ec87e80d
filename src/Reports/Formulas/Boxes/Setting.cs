namespace Verify.Reports.Formulas.Boxes;

/// <summary>TeX's eight styles: a size, and whether it is cramped, so that exponents stay low under a bar or within a subscript (The TeXbook, chapter 17).</summary>
internal readonly record struct Setting(MathStyle Size, bool IsCramped = false)
{
    /// <summary>Whether this is the size of a script, where most spaces vanish.</summary>
    public bool IsScript => Size >= MathStyle.Script;

    /// <summary>Whether operators are large and bear limits.</summary>
    public bool IsDisplay => Size == MathStyle.Display;

    /// <summary>The same, cramped: radicands and what stands under an accent.</summary>
    public Setting Cramped => new(Size, IsCramped: true);

    /// <summary>A superscript's: smaller.</summary>
    public Setting Above => new(IsScript ? MathStyle.ScriptScript : MathStyle.Script, IsCramped);

    /// <summary>A subscript's: smaller and cramped.</summary>
    public Setting Below => Above.Cramped;

    /// <summary>A numerator's.</summary>
    public Setting Numerator => IsDisplay ? new(MathStyle.Text, IsCramped) : Above;

    /// <summary>A denominator's: cramped.</summary>
    public Setting Denominator => Numerator.Cramped;
}
