namespace Verify.Reports.Formulas;

/// <summary>The commands and characters that stand for one symbol. Classes follow plain TeX and amssymb.</summary>
internal static class Symbols
{
    private const string LowerGreek = """
        alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ varkappa ϰ
        lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ
        phi ϕ varphi φ chi χ psi ψ omega ω
        """;

    private const string UpperGreek = """
        Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
        """;

    private const string Ordinary = """
        infty ∞ partial ∂ nabla ∇ forall ∀ exists ∃ nexists ∄ emptyset ∅ varnothing ∅ neg ¬ lnot ¬ top ⊤ bot ⊥
        ell ℓ hbar ℏ Re ℜ Im ℑ wp ℘ aleph ℵ imath ı jmath ȷ complement ∁ angle ∠ triangle △ square □ Box □ blacksquare ■
        diamond ⋄ sharp ♯ flat ♭ natural ♮ clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ checkmark ✓ S § P ¶
        prime ′ backslash \ vert | Vert ‖ | ‖ % % # # & & $ $ _ _ degree °
        """;

    private const string Binary = """
        cdot ⋅ times × div ÷ pm ± mp ∓ ast ∗ star ⋆ circ ∘ bullet ∙ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙
        wedge ∧ land ∧ vee ∨ lor ∨ cap ∩ cup ∪ sqcap ⊓ sqcup ⊔ uplus ⊎ setminus ∖ wr ≀ amalg ⨿ dagger † ddagger ‡
        bmod mod boxplus ⊞ boxtimes ⊠ ltimes ⋉ rtimes ⋊ veebar ⊻ barwedge ⊼
        """;

    private const string Relation = """
        le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ lt < gt > leqslant ⩽ geqslant ⩾ ll ≪ gg ≫ prec ≺ succ ≻ preceq ⪯ succeq ⪰
        equiv ≡ sim ∼ simeq ≃ cong ≅ approx ≈ asymp ≍ doteq ≐ propto ∝ triangleq ≜ coloneqq ≔ lesssim ≲ gtrsim ≳
        in ∈ notin ∉ ni ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ supsetneq ⊋ sqsubseteq ⊑ sqsupseteq ⊒
        mid ∣ nmid ∤ parallel ∥ nparallel ∦ perp ⊥ vdash ⊢ dashv ⊣ models ⊨ smile ⌣ frown ⌢ bowtie ⋈ colon :
        to → gets ← rightarrow → leftarrow ← leftrightarrow ↔ longrightarrow ⟶ longleftarrow ⟵ longleftrightarrow ⟷
        Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ Longrightarrow ⟹ Longleftarrow ⟸ Longleftrightarrow ⟺
        implies ⟹ impliedby ⟸ iff ⟺ mapsto ↦ longmapsto ⟼ hookrightarrow ↪ hookleftarrow ↩ twoheadrightarrow ↠
        uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖
        rightharpoonup ⇀ rightleftharpoons ⇌ rightsquigarrow ⇝ leadsto ⇝
        """;

    private const string Opening = "lbrace { { { lbrack [ langle ⟨ lfloor ⌊ lceil ⌈ lvert | lVert ‖ llbracket ⟦";
    private const string Closing = "rbrace } } } rbrack ] rangle ⟩ rfloor ⌋ rceil ⌉ rvert | rVert ‖ rrbracket ⟧";
    private const string Inner = "dots … ldots … dotsc … cdots ⋯ dotsb ⋯ vdots ⋮ ddots ⋱";

    private const string LimitOperators = """
        sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigsqcup ⨆ bigvee ⋁ bigwedge ⋀ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ biguplus ⨄
        """;

    private const string Integrals = "int ∫ iint ∬ iiint ∭ oint ∮";

    private const string FunctionNames = """
        log ln lg exp sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan arctanh arg dim ker hom deg
        sgn sign rank tr diag span conv supp vol dist diam Var Cov KL ReLU erf poly polylog softmax id
        """;

    private const string LimitFunctionNames = "min max inf sup lim det gcd lcm Pr argmin argmax esssup essinf limsup liminf";

    private static readonly Dictionary<string, string> NamesInTwoWords = new()
    {
        ["argmin"] = "arg min",
        ["argmax"] = "arg max",
        ["esssup"] = "ess sup",
        ["essinf"] = "ess inf",
        ["limsup"] = "lim sup",
        ["liminf"] = "lim inf",
    };

    /// <summary>Every command of this table with the node it stands for.</summary>
    public static readonly IReadOnlyDictionary<string, FormulaNode> Commands = ReadCommands();

    /// <summary>Every character of a formula, other than letters and digits, with its node.</summary>
    public static readonly IReadOnlyDictionary<string, FormulaNode.Symbol> Characters = new[]
    {
        (AtomClass.Ord, "/ / . . | | @ @"),
        (AtomClass.Bin, "+ + - − * ∗"),
        (AtomClass.Rel, "= = < < > > : :"),
        (AtomClass.Open, "( ( [ ["),
        (AtomClass.Close, ") ) ] ] ! ! ? ?"),
        (AtomClass.Punct, ", , ; ;"),
    }.SelectMany(group => Pairs(group.Item2).Select(pair => (pair.Key, Node: new FormulaNode.Symbol(pair.Value, group.Item1))))
        .ToDictionary(entry => entry.Key, entry => entry.Node);

    /// <summary>The commands that stand for a delimiter after \left, \big and their kin.</summary>
    public static readonly IReadOnlyDictionary<string, string> DelimiterCommands = Pairs(
        Opening + " " + Closing + " " + """
            vert | Vert ‖ | ‖ backslash \ uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓
            """).ToDictionary();

    /// <summary>The characters that stand for a delimiter; a point stands for none.</summary>
    public static readonly IReadOnlyDictionary<string, string> DelimiterCharacters = new Dictionary<string, string>
    {
        ["("] = "(",
        [")"] = ")",
        ["["] = "[",
        ["]"] = "]",
        ["|"] = "|",
        ["/"] = "/",
        ["<"] = "⟨",
        [">"] = "⟩",
        ["."] = "",
    };

    /// <summary>Commands that make white space, in mathematical units (18 to the em).</summary>
    public static readonly IReadOnlyDictionary<string, int> Spaces = new Dictionary<string, int>
    {
        [","] = 3,
        ["thinspace"] = 3,
        [":"] = 4,
        [">"] = 4,
        [";"] = 5,
        ["!"] = -3,
        [" "] = 6,
        ["enspace"] = 9,
        ["quad"] = 18,
        ["qquad"] = 36,
    };

    /// <summary>Symbols with a stroke through them that Unicode has ready-made.</summary>
    public static readonly IReadOnlyDictionary<string, string> Negated = Pairs("""
        = ≠ < ≮ > ≯ ≤ ≰ ≥ ≱ ∈ ∉ ∋ ∌ ⊂ ⊄ ⊃ ⊅ ⊆ ⊈ ⊇ ⊉ ≡ ≢ ∼ ≁ ≃ ≄ ≅ ≇ ≈ ≉ ∣ ∤ ∥ ∦ ∃ ∄ ⊢ ⊬ ⊨ ⊭ → ↛ ← ↚ ⇒ ⇏ ⇔ ⇎
        """).ToDictionary();

    private static readonly Dictionary<string, string> CommandFor = new[] { LowerGreek, UpperGreek, Ordinary, Binary, Relation, Inner, LimitOperators, Integrals, Opening, Closing }
        .SelectMany(Pairs).Where(pair => pair.Value.Any(c => c > '~')).DistinctBy(pair => pair.Value)
        .ToDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>The command to recommend to someone who typed the symbol itself.</summary>
    public static string? CommandOf(string symbol) => CommandFor.GetValueOrDefault(symbol);

    private static Dictionary<string, FormulaNode> ReadCommands()
    {
        var commands = new Dictionary<string, FormulaNode>();
        foreach ((string name, string text) in Pairs(LowerGreek))
            commands.Add(name, new FormulaNode.Identifier(text, MathAlphabet.MathItalic));
        foreach ((string name, string text) in Pairs(UpperGreek))
            commands.Add(name, new FormulaNode.Identifier(text, MathAlphabet.Roman));
        (AtomClass, string)[] groups =
        [
            (AtomClass.Ord, Ordinary), (AtomClass.Bin, Binary), (AtomClass.Rel, Relation), (AtomClass.Open, Opening),
            (AtomClass.Close, Closing), (AtomClass.Inner, Inner),
        ];
        foreach ((AtomClass kind, string group) in groups)
        {
            foreach ((string name, string text) in Pairs(group))
                commands.Add(name, new FormulaNode.Symbol(text, kind));
        }

        // TeX's \colon is punctuation, as in f\colon X \to Y; a typed colon is the relation.
        commands["colon"] = new FormulaNode.Symbol(":", AtomClass.Punct);
        foreach ((string name, string text) in Pairs(LimitOperators))
            commands.Add(name, new FormulaNode.LargeOperator(text, TakesLimits: true));
        foreach ((string name, string text) in Pairs(Integrals))
            commands.Add(name, new FormulaNode.LargeOperator(text, TakesLimits: false));
        foreach (string name in Words(FunctionNames))
            commands.Add(name, new FormulaNode.NamedFunction(name, TakesLimits: false));
        foreach (string name in Words(LimitFunctionNames))
            commands.Add(name, new FormulaNode.NamedFunction(NamesInTwoWords.GetValueOrDefault(name, name), TakesLimits: true));
        return commands;
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<KeyValuePair<string, string>> Pairs(string text) =>
        Words(text).Chunk(2).Select(pair => KeyValuePair.Create(pair[0], pair[1]));
}
