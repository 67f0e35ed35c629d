"""What cites what: cited documents found in the archive, and put together outside of it."""
