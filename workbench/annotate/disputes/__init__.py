"""Disputes: comments that repeat a sentence of the article and contradict it."""
