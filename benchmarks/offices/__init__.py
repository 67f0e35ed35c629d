"""Headers and footers of real offices as text: read as it is, and once more as readers would have damaged it."""
