"""How the weights that ship were made, where that needs more than the product does: drawn pages, torch."""
