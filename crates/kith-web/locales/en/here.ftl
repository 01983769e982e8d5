# Asking in the room how a meeting was, by whom it was with.
here-title = Asking
here-go = Ask how it was, here
here-last = Ask how the last meeting was
here-heading = Asking { $name } how it was
here-not-never = { $name } chose not to be asked. On the page of the meeting they can say how it was on any day, if they want to.
here-not-now = { $name } chose to be asked less often, and this is not one of those meetings. On the page of the meeting they can say how it was on any day.
here-tablet = On a tablet
here-tablet-what = A link opens one form and nothing else. It takes one answer, and closes after half an hour. You see of it what { $name } lets you see.
here-tablet-make = Make a link and a code
here-tablet-language = Language of the form
here-tablet-language-own = As on { $name }’s own pages
here-tablet-this = Open it here, and sign me out
here-tablet-late = This is for the hours after a meeting, while you are still together.
here-tablet-open = You made a link on { $when }. It closes at { $until }, or as soon as it is used.
here-tablet-over = You made a link on { $when }. It is closed.
here-tablet-shut = You made a link on { $when }, and closed it.
here-tablet-close = Close the link
here-paper = On paper, or aloud
here-paper-what = The same six lines, in the same order, on one side of paper. You enter what { $name } wrote, or what they said when you read the lines aloud.
here-paper-go = Open it to print
here-paper-print = Print this page with your browser.
here-back = Back to this meeting
here-entered = { $name } can say it anew, and then that counts.

# The link.
here-made-heading = Hand over the tablet
here-made-once = This is shown once. It closes at { $until }.
here-made-place = On the tablet, open
here-made-code = Then type this code
here-made-link = Or open this whole link
here-made-camera = Or hold its camera here
here-made-picture = A picture for the camera of the tablet. It holds the whole link.
here-made-out = Take a tablet on which no one is signed in.
here-made-hold = Let { $name } hold it. Please look elsewhere while they answer.
here-made-told = { $name } reads in their record that you made a link, and when.
here-made-again = If the tablet says that nothing is open, make a new link.
here-made-back = Back to the ways of asking

# Entering it.
here-enter-go = Enter what was said
here-enter-heading = What { $name } said
here-enter-read = You read what you enter, so nothing can be held back here. Say so to { $name } before you begin.
here-enter-sees = { $name } sees that you entered it, when and how. They can say it anew in their own words.
here-how = How was it said?
here-said-paper = On paper
here-said-aloud = Aloud, after the lines were read out
here-how-empty = Please choose how it was said. It is kept with the answers.
here-interpreted = Someone interpreted
here-interpreter = Who interpreted
here-interpreter-hint = A name, or nothing.
here-language = In which language
here-words-hint = Word for word, as it was said or written. Or nothing.
