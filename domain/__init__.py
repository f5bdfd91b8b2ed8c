"""The words of the trade and its rules.

Pure: the standard library and msgspec only. Nothing here reads a clock, a file or a network; the present
time is always an argument (`now`, UTC milliseconds), so that the server, the console and the tests judge a
ticket by the same lines of code.
"""
