"""Knowledge packs: data only. Each folder with a pack.yml is one pack."""
