"""What is drawn: widgets get values and give signals; they know neither store nor models nor network."""
