# Two views of one entry: the client said that it is not right, and somebody answers.
dispute-title = Another view
dispute-first = What was written
dispute-second = Another view

# Where it stands.
# @promise answered-by-a-day
dispute-waits = { $name } is asked to answer by { $day }.
dispute-waits-you = You are asked to answer by { $day }.
dispute-late = { $name } was asked to answer by { $day }. That day is over.
dispute-late-you = You were asked to answer by { $day }. That day is over.
dispute-open = { $name } can answer this. No day was said for it.
dispute-open-you = You can answer this. No day was said for it.
dispute-nobody = No one can answer this now. If someone comes who can, it waits for them.
dispute-agreed = { $name } agreed and corrected it on { $when }.
dispute-agreed-you = You agreed and corrected it on { $when }.
dispute-both-stand = Both views stand. { $name } said so on { $when }.
dispute-both-stand-you = Both views stand. You said so on { $when }.
dispute-taken-back = { $name } said on { $when } that it can stay as it is.
dispute-taken-back-you = You said on { $when } that it can stay as it is.

# The same as entries.
dispute-line-asked = { $name } is asked to answer what was said here to be not right, by { $day }.
dispute-line-asked-you = You are asked to answer what was said here to be not right, by { $day }.
dispute-line-taken-back = It can stay as it is: { $name }, about what was said to be not right.
dispute-told-agreed = Agreed, and corrected
dispute-told-both-stand = Both views stand
dispute-told-taken-back = It can stay as it is
dispute-about = About

# For the client: before they say it, and to let it be.
# @promise answered-by-a-day
dispute-ahead = { $name } is asked to answer by { $day }. They can agree and correct it, or leave both views standing.
dispute-ahead-nobody = No one beside you can answer this now, so no day is said. Your words still stand beside it.
dispute-stay = It can stay as it is
dispute-stay-about = (about what you said is not right)

# For whoever is asked.
dispute-heading = { $name } sees this differently
# @promise corrections-stand-beside
dispute-intro = You can agree, or leave both views standing. The words of { $name } stay as they are in either case.
dispute-agree = Agree, and correct it
dispute-agree-note = The note as it will read
dispute-agree-note-hint = The words of before can still be read, too.
dispute-agree-words = What is right, in your words
dispute-agree-words-hint = From now on these words hold. What was written before can still be read.
dispute-agree-go = Agree and correct it
dispute-stand = Leave both views standing
dispute-stand-words = Your words to { $name }
dispute-stand-hint = How you remember it, and that you take their view seriously.
dispute-stand-go = Leave both views standing
dispute-unchanged = These are the words that are there already. Please change what is not right.
dispute-closed = This was answered by now, or { $name } let it be. What you typed is still here.
dispute-read = I have read this, and will answer later

# On other pages of staff.
dispute-near = Not right, they say
dispute-near-from = { $name } says that something is not right.
dispute-near-waits = To be answered by { $day }.
dispute-near-late = It was to be answered by { $day }.
dispute-near-open = To be answered when you can.
dispute-near-go = Answer it
