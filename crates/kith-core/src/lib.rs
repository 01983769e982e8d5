//! What may happen between people: facts, commands, decisions. Pure.
