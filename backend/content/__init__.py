"""What the bytes of a file are, and the same bytes without what they tell of their maker.

Nothing here knows tickets, databases or the network; everything may take long and runs on a thread.
"""
