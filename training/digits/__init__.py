"""The digit reader's weights: lines with numbers by hand are drawn, worn as scans are, and learned."""
