using Verify.Numerics.Integers;
using Verify.Numerics.Networks;

namespace Verify.Numerics.Tests.Networks;

public sealed class TensorNetworkTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Matricised_entries_are_those_of_the_definition(bool halves)
    {
        var network = TensorNetwork.Random(RandomStream.Named(1, "entries"), 4, 3, [2, 3], 9);
        var (entries, rows, columns) = network.Matricised(halves);
        Assert.Equal((9, 9), (rows, columns));
        for (int code = 0; code < 81; code++)
        {
            int[] index = [code / 27, code / 9 % 3, code / 3 % 3, code % 3];
            int[] order = halves ? [0, 1, 2, 3] : [0, 2, 1, 3];
            int at = order.Aggregate(0, (value, mode) => (3 * value) + index[mode]);
            long entry = Entry(network, index);
            Assert.Equal((ulong)(entry < 0 ? entry + ModularRank.Prime : entry), entries[at]);
        }
    }

    [Fact]
    public void Sums_of_products_have_the_rank_of_their_terms()
    {
        for (int terms = 1; terms <= 10; terms++)
            Assert.Equal(Math.Min(terms, 9), TensorNetwork.Random(RandomStream.Named((ulong)terms, "sum"), 4, 3, [terms], 1_000_000).Rank());
    }

    [Fact]
    public void An_entry_multiplies_one_parameter_a_node() =>
        Assert.Equal(15, TensorNetwork.Random(RandomStream.Named(2, "degree"), 8, 2, [2, 2, 2], 1).Degree);

    private static long Entry(TensorNetwork network, int[] index)
    {
        long Value(int level, int node, int row) => level == 0
            ? network.Levels[0][node][row][index[node]]
            : network.Levels[level][node][row].Select((a, alpha) => a * Value(level - 1, 2 * node, alpha) * Value(level - 1, (2 * node) + 1, alpha)).Sum();
        return Value(2, 0, 0);
    }
}
