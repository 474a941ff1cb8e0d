"""How the weights of pairs of tellings were fitted."""
