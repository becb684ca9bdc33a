"""Spoken answers.

``sound`` reads any audio file, ``voice`` tells speech from pauses, ``listening`` puts both before an engine that
recognises words (``local`` on this computer, ``api`` over HTTP), ``delivery`` measures how it was said, ``fixes``
suggests terms that were misheard. What is heavy is imported when the first recording comes.
"""
