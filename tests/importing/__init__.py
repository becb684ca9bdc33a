"""Reading people's own documents."""
