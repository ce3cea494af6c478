"""Things a user does in a few questions: export, choose a school, settle a disagreement.

A flow is a coroutine that runs in a worker of the app, asks through modals, and ends in a call to
the session or to storage.
"""
