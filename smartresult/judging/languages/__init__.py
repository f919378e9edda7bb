"""Where each language should not be broken: its words, a module each; the rules stand in `break_words`."""
