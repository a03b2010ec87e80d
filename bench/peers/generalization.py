"""Times numpy on the three kernels of the generalization claims, one thread; compare with the benchmarks of the same names.

DoubleDescentSweep: minimum-norm least squares, n = 100, p = 10, 20, ..., 300, 200 replicates, variance and bias given the
inputs through the smaller Gram matrix (its inverse beat a Cholesky root, eigenvalues and stacked designs). LogisticSteps: 10^6 steps, n = 100, d = 10 (10^5 timed, times ten). RademacherAverages: the mean
length over 2^20 sign vectors of 20 points, by doubling. Run it with OPENBLAS_NUM_THREADS=1 and a numpy that uses OpenBLAS.
"""
import time

import strongest  # noqa: F401  before numpy
import numpy as np

rng = np.random.default_rng(1)


def sweep(samples=100, most=300, replicates=200):
    total = 0.0
    for _ in range(replicates):
        inputs, beta = rng.standard_normal((samples, most)), rng.standard_normal(most)
        for p in range(10, most + 1, 10):
            x = inputs[:, :p]
            if p <= samples:
                total += np.trace(np.linalg.inv(x.T @ x))
            else:
                inverse = np.linalg.inv(x @ x.T)
                xb = x @ beta[:p]
                total += np.trace(inverse) + xb @ inverse @ xb
    return total


def logistic(steps=100_000, samples=100, dimension=10):
    x, w = rng.uniform(-0.3, 0.3, (samples, dimension)), np.zeros(dimension)
    xt, rate = np.ascontiguousarray(x.T), 4.0 / samples
    for _ in range(steps):
        w += rate * (xt @ (1 / (1 + np.exp(x @ w))))
    return w


def rademacher(points=20, dimension=2):
    x = rng.integers(-9, 9, (points, dimension)).astype(float)
    sums = x[:1].copy()  # the first sign fixed: s and -s have equal lengths
    for row in x[1:]:
        sums = np.concatenate([sums + row, sums - row])
    return np.sqrt(np.einsum("ij,ij->i", sums, sums)).mean()


def best(work, times):
    def once():
        processor, start = time.thread_time(), time.perf_counter()
        work()
        return min(time.perf_counter() - start, time.thread_time() - processor)
    return min(once() for _ in range(times))


print(f"DoubleDescentSweep.Sweep  {best(sweep, 3):8.3f} s")
print(f"LogisticSteps.Million     {10 * best(logistic, 3):8.3f} s")
print(f"RademacherAverages.Mean   {1e3 * best(rademacher, 9):8.3f} ms")
