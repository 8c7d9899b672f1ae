"""Forecasts: sentences about the time to come, with how probable they sound, on what they hang, who says them and when they are due."""
