"""Pure functions on strings: folding, word lists, language, personal data, topics, lengths. Imports nothing of ours."""
