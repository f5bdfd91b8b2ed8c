"""The screens: they put widgets and models together and turn clicks into actions."""
