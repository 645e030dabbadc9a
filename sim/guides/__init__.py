"""Guides written by the program itself: what a scenario file may hold, every lever, every parameter."""
