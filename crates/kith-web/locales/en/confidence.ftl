# What stays between a client and those who work here, and what they may have to tell others.
confidence-told = What stays between us: you said that you have read it
