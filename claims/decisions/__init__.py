"""What people decide about the findings of a draft, and the lockfile that remembers it beside the draft."""
