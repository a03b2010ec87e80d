namespace Verify.Checker.Kinds;

/// <summary>Value and gradient of a straight-line program at a point, by derivatives carried forward and by a reverse sweep, and what either costs.</summary>
internal sealed class ProgramGradient : CertificateKind
{
    public override string Name => "program-gradient";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, work) = (certificate.Claim, certificate.Work);
        var program = StraightLine.Read(claim["program"]);
        if (program.Steps.Any(step => step.Operation == "tanh"))
            throw claim["program"].Refuse("tanh has no rational values to sweep over");
        var point = Fraction.Row(claim["point"], program.Inputs);
        var listed = Fraction.Row(certificate.Witness["gradient"], program.Inputs);
        var atKink = claim.Find("kinkSlope") is { } slope ? Fraction.Read(slope) : (Fraction?)null;

        var values = program.Run(point, new Plain(program.Source));
        int kinks = program.Steps.Count(step => step.Operation == "relu" && values[step.Left].Sign == 0);
        if (kinks > 0 != atKink is not null)
            throw claim.Refuse(kinks > 0 ? "relu at 0, where it has no derivative, and no kinkSlope for the sweep" : "a kinkSlope, but no relu at 0");
        Fraction.Match(claim["value"], values[^1]);

        var (swept, operations) = Sweep(program, values, atKink ?? new(0, 1, work));
        var forward = kinks > 0 ? null : program.Run(new Jets(1, program.Source).Variables(point), new Jets(1, program.Source))[^1];
        for (int i = 0; i < program.Inputs; i++)
        {
            if (listed[i].CompareTo(swept[i]) != 0)
                throw certificate.Witness["gradient"].Refuse($"the reverse sweep gives {swept[i]} for input {i}, listed is {listed[i]}");
            if (forward is not null && forward.Slopes.GetValueOrDefault(i, new(0, 1, work)).CompareTo(swept[i]) != 0)
                throw certificate.Witness["gradient"].Refuse($"the derivative in input {i} is {forward.Slopes.GetValueOrDefault(i, new(0, 1, work))}, listed is {listed[i]}");
        }

        int Count(params string[] kinds) => program.Steps.Count(step => kinds.Contains(step.Operation));
        long directional = Count("add", "sub", "relu") + (3L * Count("mul", "div"));
        string gradient = string.Join(' ', listed.Select(p => $"{p}"));
        return new Finding(
            (kinks == 0
                ? $"At the given point the given program of {program.Inputs} inputs and {program.Steps.Count} operations has value {values[^1]} and the {program.Inputs} given partial derivatives; "
                : $"At the given point the given program of {program.Inputs} inputs has value {values[^1]}; with slope {atKink} at its {kinks} kinks, which make no derivative of it, ") +
            $"a reverse sweep {(kinks == 0 ? "finds" : "returns")} them with {operations} operations, the program's included.",
            ("inputs", $"{program.Inputs}"),
            ("value", $"{values[^1]}"),
            ("partials", $"{(kinks == 0 ? program.Inputs : 0)}"),
            ("kinks", $"{kinks}"),
            ("gradient", gradient),
            ("operations", $"{program.Steps.Count}"),
            ("multiplications", $"{Count("mul", "div")}"),
            ("reverseOperations", $"{operations}"),
            ("forwardOperations", $"{program.Steps.Count + (program.Inputs * directional)}"));
    }

    /// <summary>Adjoints from the last node to the inputs, with the number of operations; every accumulation is an addition, the first one to 0.</summary>
    private static (Fraction[] Gradient, long Operations) Sweep(StraightLine program, List<Fraction> values, Fraction atKink)
    {
        var work = program.Source.Work;
        var adjoints = values.ConvertAll(_ => new Fraction(0, 1, work));
        adjoints[^1] = new(1, 1, work);
        long operations = program.Steps.Count;
        for (int k = program.Steps.Count - 1; k >= 0; k--)
        {
            var (operation, left, right) = program.Steps[k];
            var adjoint = adjoints[program.Leaves + k];
            switch (operation)
            {
                case "add" or "sub":
                    Accumulate(left, adjoint);
                    Accumulate(right, operation == "add" ? adjoint : -adjoint);
                    break;
                case "mul":
                    Accumulate(left, adjoint * values[right]);
                    Accumulate(right, adjoint * values[left]);
                    operations += 2;
                    break;
                case "div":
                    Accumulate(left, adjoint / values[right]);
                    Accumulate(right, -(adjoint / values[right] * values[program.Leaves + k]));
                    operations += 2;
                    break;
                default:
                    Accumulate(left, values[left].Sign > 0 ? adjoint : values[left].Sign == 0 ? adjoint * atKink : new(0, 1, work));
                    break;
            }
        }

        return ([.. adjoints.Take(program.Inputs)], operations);

        void Accumulate(int node, Fraction term)
        {
            operations++;
            adjoints[node] = (adjoints[node] + term).Reduced();
            work.Keep(adjoints[node].P);
        }
    }

    /// <summary>Values alone.</summary>
    private sealed class Plain(Node source) : IArithmetic<Fraction>
    {
        public Fraction Constant(Fraction value) => value;

        public Fraction Add(Fraction a, Fraction b) => Kept(a + b);

        public Fraction Subtract(Fraction a, Fraction b) => Kept(a - b);

        public Fraction Multiply(Fraction a, Fraction b) => Kept(a * b);

        public Fraction Divide(Fraction a, Fraction b) => b.Sign == 0 ? throw source.Refuse("the program divides by 0") : Kept(a / b);

        public Fraction Relu(Fraction a) => a.Sign > 0 ? a : new(0, 1, source.Work);

        public Fraction Tanh(Fraction a) => throw source.Refuse("tanh has no rational values");

        private Fraction Kept(Fraction value)
        {
            source.Work.Keep(value.P);
            return value.Reduced();
        }
    }
}
