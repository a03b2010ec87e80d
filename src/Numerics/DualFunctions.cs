using System.Numerics;

namespace Verify.Numerics;

/// <summary>The elementary functions of dual numbers, over any base type that has them. Over intervals both parts are enclosures.</summary>
public static class DualFunctions
{
    extension<T>(Dual<T>)
        where T : INumberBase<T>, IRootFunctions<T>, IExponentialFunctions<T>, ILogarithmicFunctions<T>, IPowerFunctions<T>, ITrigonometricFunctions<T>, IHyperbolicFunctions<T>
    {
        /// <summary>√x, with the derivative x′/(2√x).</summary>
        public static Dual<T> Sqrt(Dual<T> x) => T.Sqrt(x.Value) is var root ? new(root, x.Derivative / (root + root)) : default;

        /// <summary>eˣ, its own derivative.</summary>
        public static Dual<T> Exp(Dual<T> x) => T.Exp(x.Value) is var power ? new(power, x.Derivative * power) : default;

        /// <summary>ln x, with the derivative x′/x.</summary>
        public static Dual<T> Log(Dual<T> x) => new(T.Log(x.Value), x.Derivative / x.Value);

        /// <summary>sin x, with the derivative x′·cos x.</summary>
        public static Dual<T> Sin(Dual<T> x) => new(T.Sin(x.Value), x.Derivative * T.Cos(x.Value));

        /// <summary>cos x, with the derivative −x′·sin x.</summary>
        public static Dual<T> Cos(Dual<T> x) => new(T.Cos(x.Value), -x.Derivative * T.Sin(x.Value));

        /// <summary>arctan x, with the derivative x′/(1 + x²).</summary>
        public static Dual<T> Atan(Dual<T> x) => new(T.Atan(x.Value), x.Derivative / (T.One + Squared(x.Value)));

        /// <summary>tanh x, with the derivative x′(1 − tanh² x).</summary>
        public static Dual<T> Tanh(Dual<T> x) => T.Tanh(x.Value) is var tanh ? new(tanh, x.Derivative * (T.One - Squared(tanh))) : default;

        /// <summary>|x|, with the derivative x′·sign x; where the sign is not known, x′·x/|x|, which over intervals encloses both.</summary>
        public static Dual<T> Abs(Dual<T> value) => new(
            T.Abs(value.Value),
            T.IsPositive(value.Value) && !T.IsZero(value.Value) ? value.Derivative
            : T.IsNegative(value.Value) ? -value.Derivative
            : value.Derivative * (value.Value / T.Abs(value.Value)));
    }

    // |x|·|x|: over an interval with both signs x·x would reach below 0.
    private static T Squared<T>(T x)
        where T : INumberBase<T> => T.Abs(x) is var size ? size * size : x;
}
