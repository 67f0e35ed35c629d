"""A converted document in other forms, for people and programs."""
