"""Times a training step of a ReLU network, or a matrix product, in numpy and PyTorch, one thread, on request.

Reads lines "peer depth width inputs batch dtype seconds"; depth 0 asks for the product of two square matrices of that
width. Answers with the seconds of the fastest step: the lesser of its wall and its processor time, so that a busy machine
counts for nobody. AgainstPeers.cs drives it in alternating rounds; run it with OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 and a
numpy that uses OpenBLAS.
"""
import sys
import time

import strongest  # noqa: F401  before numpy
import numpy as np

try:
    import torch
    torch.set_num_threads(1)
except ImportError:
    torch = None


def problem(depth, width, inputs, batch, dtype):
    rng = np.random.default_rng(1)
    widths = [inputs] + [width] * (depth - 1) + [1]
    weights = [(rng.uniform(-1, 1, (m, n)) / np.sqrt(n)).astype(dtype) for m, n in zip(widths[:-1], widths[1:])]
    biases = [np.zeros(n, dtype) for n in widths[1:]]
    return weights, biases, rng.uniform(-1, 1, (batch, inputs)).astype(dtype), rng.uniform(-1, 1, (batch, 1)).astype(dtype)


def numpy_step(depth, width, inputs, batch, dtype):
    weights, biases, x, t = problem(depth, width, inputs, batch, dtype)
    values = [x] + [np.empty((batch, b.size), dtype) for b in biases]
    deltas = [np.empty_like(v) for v in values]
    masks = [np.empty(v.shape, bool) for v in values]
    weight_gradients = [np.empty_like(w) for w in weights]
    rate = dtype(0.001 / batch)

    def step():
        last = len(weights)
        for l in range(last):
            np.matmul(values[l], weights[l], out=values[l + 1])
            values[l + 1] += biases[l]
            if l + 1 < last:
                np.maximum(values[l + 1], 0, out=values[l + 1])
        np.subtract(values[last], t, out=deltas[last])
        for l in range(last - 1, -1, -1):
            if l > 0:
                np.matmul(deltas[l + 1], weights[l].T, out=deltas[l])
                np.greater(values[l], 0, out=masks[l])
                deltas[l] *= masks[l]
            np.matmul(values[l].T, deltas[l + 1], out=weight_gradients[l])
            weight_gradients[l] *= rate
            weights[l] -= weight_gradients[l]
            biases[l] -= rate * deltas[l + 1].sum(axis=0)

    return step


def torch_step(depth, width, inputs, batch, dtype):
    weights, biases, x, t = problem(depth, width, inputs, batch, dtype)
    weights = [torch.from_numpy(np.ascontiguousarray(w.T)).requires_grad_() for w in weights]
    biases = [torch.from_numpy(b).requires_grad_() for b in biases]
    x, t = torch.from_numpy(x), torch.from_numpy(t)
    parameters = weights + biases
    rate = 0.001 / batch

    def step():
        a = x
        for l, (w, b) in enumerate(zip(weights, biases)):
            a = torch.nn.functional.linear(a, w, b)
            if l + 1 < len(weights):
                a = torch.relu(a)
        loss = ((a - t) ** 2).sum() / 2
        gradients = torch.autograd.grad(loss, parameters)
        with torch.no_grad():
            for p, g in zip(parameters, gradients):
                p.sub_(g, alpha=rate)

    return step


def numpy_product(n, dtype):
    a, b, c = np.ones((n, n), dtype), np.ones((n, n), dtype), np.empty((n, n), dtype)
    return lambda: np.matmul(a, b, out=c)


def torch_product(n, dtype):
    a, b, c = (torch.from_numpy(np.ones((n, n), dtype)) for _ in range(3))
    return lambda: torch.mm(a, b, out=c)


def fastest(step, seconds):
    step()
    least, count, end = float("inf"), 0, time.thread_time() + seconds
    while time.thread_time() < end or count < 3:
        processor, start = time.thread_time(), time.perf_counter()
        step()
        wall = time.perf_counter() - start
        least, count = min(least, wall, time.thread_time() - processor), count + 1
    return least


step, current = None, None
for line in sys.stdin:
    *key, seconds = line.split()
    peer, (depth, width, inputs, batch), dtype = key[0], map(int, key[1:5]), np.float32 if key[5] == "f32" else np.float64
    if peer == "torch" and torch is None:
        print("nan", flush=True)
        continue
    if key != current:
        if depth == 0:
            step = (numpy_product if peer == "numpy" else torch_product)(width, dtype)
        else:
            step = (numpy_step if peer == "numpy" else torch_step)(depth, width, inputs, batch, dtype)
        current = key
    print(fastest(step, float(seconds)), flush=True)
