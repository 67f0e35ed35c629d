"""The desk: browse, search, review and hand in scans, in a browser and as JSON (``vanban serve``)."""
