"""What a model is told, as files that people edit; and how its typed answers are read."""
