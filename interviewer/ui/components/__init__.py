"""What the pages are drawn with: each module takes domain objects and draws them, or returns their HTML."""
