"""Contingent: news articles about a military deployment, as tidy tables and a dashboard."""
