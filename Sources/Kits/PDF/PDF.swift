// Placeholder until the kit is written.
