"""How everything looks: tokens, the theme made of them, fonts, icons, and the small parts that all panes share."""
