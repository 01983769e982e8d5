# The brief: one page for the next meeting.
brief-title = Next meeting
brief-others = Also there: { $others }
brief-no-meeting = No meeting is agreed.
brief-propose = Propose a time

# How they arrive.
brief-arrives = How they arrive
brief-arrives-none = No check-in yet. They may still send one, or not. Both are fine.
brief-own = 0 is the least, 10 the most. Our own questions, not validated.
brief-sent = sent { $when }
brief-pace = Pace
brief-pace-none = Not said
brief-bring-up = Please bring up
brief-bring-up-none = Nothing in particular.
brief-not-today = Not today
brief-not-today-none = Nothing named.

# What they said of the last meeting.
brief-felt = How the last meeting was
brief-felt-on = How it was on { $day }
brief-felt-none = Nothing to show. They may keep it to themselves.
brief-felt-asking = Something about a meeting is worth asking about.
brief-felt-asking-how = They did not share more than that. Ask openly, and leave room for no answer.

# The last note, and where else to look.
brief-note = Where the last note ended
brief-waits = { $name } wrote something that nobody has answered yet.
brief-person = More on this person
