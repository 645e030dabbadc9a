"""Benchmarks: what the fast model is held against."""
