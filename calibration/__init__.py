"""Calibration: the evidence, the targets, and how a run measures up to them."""
