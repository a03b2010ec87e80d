using Verify.Numerics.Differentiation;
using Verify.Numerics.Networks;

namespace Verify.Numerics.Tests.Differentiation;

public sealed class StraightLineProgramTests
{
    /// <summary>(x − y)·x / (y + 3), relu of it, less 1/2.</summary>
    private static StraightLineProgram Sample
    {
        get
        {
            var b = new ProgramBuilder(2, 3, new Rational(1, 2));
            int quotient = b.Append(ProgramOperation.Divide, b.Multiply(b.Subtract(0, 1), 0), b.Add(1, 2));
            b.Subtract(b.Relu(quotient), 3);
            return b.Build();
        }
    }

    [Fact]
    public void The_value_is_that_of_the_formula() => Assert.Equal(new Rational(11, 10), Sample.Value<Rational>([4, 2]));

    [Fact]
    public void The_sweep_gives_the_partial_derivatives()
    {
        // ∂/∂x (x² − xy)/(y + 3) = (2x − y)/(y + 3), ∂/∂y = −x/(y + 3) − (x² − xy)/(y + 3)².
        var program = Sample;
        Assert.Equal([new Rational(6, 5), new Rational(-28, 25)], program.ReverseSweep<Rational>(program.Nodes<Rational>([4, 2]), 0, 1, 0));
    }

    [Fact]
    public void A_closed_relu_passes_nothing()
    {
        var program = Sample;
        Assert.Equal([0, 0], program.ReverseSweep<Rational>(program.Nodes<Rational>([1, 2]), 0, 1, 0));
    }

    [Fact]
    public void At_a_kink_the_given_slope_is_taken()
    {
        var program = Sample;
        Assert.Equal([new Rational(2, 15), new Rational(-2, 15)], program.ReverseSweep<Rational>(program.Nodes<Rational>([2, 2]), 0, 1, new(1, 3)));
    }

    [Fact]
    public void Overwriting_forgets_all_but_one_use()
    {
        var square = new StraightLineProgram(1, [], [new(ProgramOperation.Multiply, 0, 0)]);
        Assert.Equal([6], square.ReverseSweep<Rational>(square.Nodes<Rational>([3]), 0, 1, 0));
        Assert.Equal([3], square.ReverseSweep<Rational>(square.Nodes<Rational>([3]), 0, 1, 0, accumulate: false));
    }

    [Theory]
    [InlineData(ProgramOperation.Add, 3)]
    [InlineData(ProgramOperation.Subtract, 3)]
    [InlineData(ProgramOperation.Multiply, 5)]
    [InlineData(ProgramOperation.Divide, 5)]
    [InlineData(ProgramOperation.Relu, 2)]
    public void Every_step_has_its_price(ProgramOperation operation, int price)
    {
        var counter = new OperationCounter();
        var program = new StraightLineProgram(2, [], [new(operation, 0, operation == ProgramOperation.Relu ? 0 : 1)]);
        Counting<Rational> Counted(Rational x) => new(x, counter);
        var nodes = program.Nodes([Counted(5), Counted(7)], new CountedActivation<Rational>(new Relu<Rational>()), Counted);
        program.ReverseSweep(nodes, Counted(0), Counted(1), Counted(0));
        Assert.Equal(price, counter.Total);
    }

    [Fact]
    public void Steps_use_earlier_nodes_only()
    {
        Assert.Throws<ArgumentException>(() => new StraightLineProgram(1, [], [new(ProgramOperation.Add, 0, 1)]));
        Assert.Throws<ArgumentException>(() => new StraightLineProgram(1, [], [new(ProgramOperation.Add, -1, 0)]));
        Assert.Throws<ArgumentException>(() => new StraightLineProgram(1, [], []));
        Assert.Throws<ArgumentException>(() => new StraightLineProgram(0, [1], [new(ProgramOperation.Add, 0, 0)]));
        Assert.Throws<ArgumentException>(() => Sample.Value<Rational>([1]));
    }

    [Fact]
    public void A_step_can_be_taken_back()
    {
        var b = new ProgramBuilder(2);
        b.Add(0, 1);
        b.Multiply(0, 1);
        b.Undo();
        Assert.Equal(3, b.Nodes);
        Assert.Equal(5, b.Build().Value<Rational>([2, 3]));
    }
}
