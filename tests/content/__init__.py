"""The content: files in, a bank or a reason out."""
