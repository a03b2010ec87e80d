namespace NumericalRegression;

/// <summary>Routine under test: Simpson's rule in double precision.</summary>
public static class Simpson
{
    /// <summary>The composite rule on [0, 1].</summary>
    /// <param name="f">The integrand.</param>
    /// <param name="intervals">Even number n of equal subintervals.</param>
    /// <param name="odd">Weight of the odd nodes, in units of h/3; the rule's is 4.</param>
    public static double Integrate(Func<double, double> f, int intervals, double odd = 4)
    {
        double sum = f(0);
        for (int i = 1; i < intervals; i++)
            sum += (i % 2 == 1 ? odd : 2) * f((double)i / intervals);
        return (sum + f(1)) / (3.0 * intervals);
    }
}
