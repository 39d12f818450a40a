"""A run: every case asked once, every answer kept at once, resumable after anything."""
