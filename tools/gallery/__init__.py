"""Pictures of every widget in every state, in each theme and at larger text, to look at beside the design.

python -m tools.gallery [FOLDER]       # default build/gallery
"""
