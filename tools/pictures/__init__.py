"""Pictures of the real window on the sample library, without a screen."""
