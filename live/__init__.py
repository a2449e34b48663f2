"""The event log, publishing, and the resumable socket."""
