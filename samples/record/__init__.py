"""The record of a sample: its exact text, and everything that is true of it in the shape of the contract."""
