"""The nouns: frozen models that every other package speaks in. Imports nothing of ours."""
