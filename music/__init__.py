"""The music engine: genres, harmony, rhythm, prosody and the plan of a piece. Pure Python; knows nobody."""
