"""Stands for one of CPython's own test modules in C, which some of its test files only import to see that it is there."""
