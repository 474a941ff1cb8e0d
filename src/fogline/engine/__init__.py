"""Runs stages over many documents, knowing none of them."""
