namespace Verify.Reports.Formulas;

/// <summary>The spaces TeX puts between atoms (The TeXbook, chapter 18, table on page 170).</summary>
internal static class AtomSpacing
{
    /// <summary>Thin, medium and thick spaces in mathematical units; a minus marks a space dropped in scripts.</summary>
    private static readonly int[,] Table =
    {
        // Ord  Op Bin Rel Open Close Punct Inner; 0 also where the rule for binary operations excludes the pair
        { 0, 3, -4, -5, 0, 0, 0, -3 },
        { 3, 3, 0, -5, 0, 0, 0, -3 },
        { -4, -4, 0, 0, -4, 0, 0, -4 },
        { -5, -5, 0, 0, -5, 0, 0, -5 },
        { 0, 0, 0, 0, 0, 0, 0, 0 },
        { 0, 3, -4, -5, 0, 0, 0, -3 },
        { -3, -3, 0, -3, -3, -3, -3, -3 },
        { -3, 3, -4, -5, -3, 0, -3, -3 },
    };

    /// <summary>The width between two neighbouring atoms, in mathematical units.</summary>
    public static int Between(AtomClass left, AtomClass right, bool isScript)
    {
        int width = Table[(int)left, (int)right];
        return width >= 0 ? width : isScript ? 0 : -width;
    }

    /// <summary>
    /// The classes of a row's nodes after TeX's rules 5 and 6 (appendix G): a binary operation that lacks an operand
    /// on either side is an ordinary symbol. Null for what is no atom.
    /// </summary>
    public static AtomClass?[] Classes(IReadOnlyList<FormulaNode> items)
    {
        var classes = items.Select(item => item.Class).ToArray();
        int last = -1;
        for (int i = 0; i < classes.Length; i++)
        {
            if (classes[i] is not { } kind)
                continue;
            AtomClass? before = last < 0 ? null : classes[last];
            if (kind == AtomClass.Bin && before is not (AtomClass.Ord or AtomClass.Close or AtomClass.Inner))
                classes[i] = AtomClass.Ord;
            else if (kind is AtomClass.Rel or AtomClass.Close or AtomClass.Punct && before == AtomClass.Bin)
                classes[last] = AtomClass.Ord;
            last = i;
        }

        if (last >= 0 && classes[last] == AtomClass.Bin)
            classes[last] = AtomClass.Ord;
        return classes;
    }
}
