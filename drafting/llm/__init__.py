"""The border to text models: one Protocol with one verb, and wrappers that each do one job."""
