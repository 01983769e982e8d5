# Meetings, by the person beside the client. Most words are shared with the client's own pages.
meet-title = Time
meet-in-person = They said yes in person
meet-in-person-what = { $name } has no sign-in yet. If they said yes to this time face to face, write it down here.
meet-other-intro = Say why when you next speak, if you can. It stands when { $name } says yes.
meet-cancel-what = { $name } reads that you cancelled it. Another time may be easier for them than none.
meet-cancel-words = A word to { $name }
meet-cancel-words-hint = Say that you are sorry, and why, as far as you can.
meet-rooms = Our rooms: { $rooms }. Write one as it stands here, and no one else gets it for that time.

# Saying that it begins.
meet-begin = We begin now
meet-begin-what = The time stands in the record. It counts as in time within five minutes of what was agreed.
meet-began = You said that it began: { $when }
