"""Members: in and out, places, release, renewal, profiles, search. The rules are in `domain/participation`."""
