"""The forms of acts that need more than one key; each makes a payload and keeps what was typed."""
