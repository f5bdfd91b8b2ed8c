"""What the views show, in the order in which they show it; models own their order."""
