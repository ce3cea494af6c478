"""Changes to a dossier: pure functions from a document to a new document.

They never touch what they are given, so the session can keep the document from before for undo.
"""
