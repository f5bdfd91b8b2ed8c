"""The sentences of the timeline, by noun; `console.views.timeline_words` puts them together."""
