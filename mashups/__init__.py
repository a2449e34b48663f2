"""The brief form, sessions, mashups, sections and exports."""
