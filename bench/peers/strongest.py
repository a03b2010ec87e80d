"""Import before numpy: lets OpenBLAS use the widest vectors there are.

Versions older than the processor do not know it and fall back to kernels from 2004 (0.3.21 on Sapphire Rapids and later
takes "Prescott", a fifth of the speed), which would make a straw man of numpy and of a PyTorch that shares the library.
"""
import os

with open("/proc/cpuinfo") as cpu:
    flags = cpu.read().split()
os.environ.setdefault("OPENBLAS_CORETYPE", "SKYLAKEX" if "avx512f" in flags else "HASWELL")
