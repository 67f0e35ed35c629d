"""The innermost loops in C, for those who have a compiler: the same results as the plain ways, many times sooner."""
