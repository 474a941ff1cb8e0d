"""Eight invented reports of one invented campaign, with the pack of their invented outlets, for `fogline demo`."""
