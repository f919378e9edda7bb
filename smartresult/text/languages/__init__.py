"""Languages: what a text is written in, and the words of grammar that a language has, a module each."""
