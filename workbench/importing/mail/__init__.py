"""Mails and files of mails."""
