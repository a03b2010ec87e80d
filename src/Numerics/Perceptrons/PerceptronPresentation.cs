namespace Verify.Numerics.Perceptrons;

/// <summary>Vectors laid out in the order of presentation; see <see cref="PerceptronRuns.Arrange"/>.</summary>
public abstract class PerceptronPresentation
{
    private protected PerceptronPresentation()
    {
    }

    /// <summary>Runs from w = 0. The result does not depend on the width of the machine's vectors.</summary>
    /// <param name="cancellation">Asked at every pass.</param>
    public abstract PerceptronRun Run(CancellationToken cancellation = default);
}
