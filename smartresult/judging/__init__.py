"""The judge of cues, which shares figures and widths with what lays them out, and nothing else."""
