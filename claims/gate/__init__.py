"""What makes a check fit for a gate: which drafts and lines count, what was known, what need not be done again."""
