"""Thin views: load and authorise, call one service, render."""
