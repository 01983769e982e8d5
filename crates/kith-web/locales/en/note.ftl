# A shared note.
note-title = Note
note-heading = Write a note
note-about = About which meeting?
note-about-none = No meeting in particular
note-about-meeting = About the meeting on { $when }
note-text = The note
note-text-hint = Write it to them: what you did together, what they said, what you agreed. Where you see it in different ways, say so.
# @promise a-note-is-for-those-in-my-care
note-readers = { $name } reads this as soon as you finish it.
note-readers-others = So do the others in their care: { $others }.
# @promise a-note-is-for-those-in-my-care
note-readers-later = So does everyone whom they let into their care later. It is not changed after that, but you can correct it.
note-empty = There are no words in it yet. Write a little, or leave this page.
note-long = That is more than fits in one note. Please make two of it.
note-finish = Finish and share it
note-look = See it as they will read it
note-preview = As { $name } will read it
note-preview-answers = Below it, { $name } can reply, or say that it is not right.

# Correcting one's own note.
note-correct = Correct your note
# @promise corrections-stand-beside
note-correct-both = Both versions stay, and they can read both.
note-correct-earlier = What it says now, from { $when }
