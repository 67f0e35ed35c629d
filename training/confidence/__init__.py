"""How sure a value is: weights of what speaks for and against it, fitted on values whose truth is known."""
