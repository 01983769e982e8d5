//! Sealed entries, heads, keys and accounts on SQLite and PostgreSQL.
