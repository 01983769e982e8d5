# What a room of the service is like, before one has been there.
place-there = What it is like there: { $room }
place-line-way = How to get there
place-line-entrance = Where you go in
place-line-waiting = Where you wait
place-line-seat = Where you sit

# For the administrator.
place-title = Rooms
place-heading = What your rooms are like
place-lead = What you write here stands on the page of each meeting in that room. The client reads it, and whoever meets them.
place-none = No rooms are named in the settings yet.
place-written = Something is written.
place-not-written = Nothing is written yet.
place-one-lead = Write what somebody finds who comes for the first time. Each line can stay empty.
place-hint-way = For example: bus stops, steps, lifts, and where the way is lit.
place-hint-entrance = For example: which door, whether to ring, and who opens.
place-hint-waiting = For example: who else may wait there, and where the doors are.
place-hint-seat = For example: which seats see the door, and whether they can choose.
place-go = Keep this
place-kept = Kept. It stands on the page of each meeting in this room from now on.
place-form-long = That is more than fits. Please say it in fewer words.
place-back = All rooms
