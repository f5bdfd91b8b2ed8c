"""The long run of one console: a district that never rests, a hand that works on, and what is counted."""
