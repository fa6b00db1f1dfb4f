"""What a data package holds: read, checked, loaded, and its places in the text. It uses core."""
