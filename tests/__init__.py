"""Tests of Revolving Door, a room for each of its parts."""
