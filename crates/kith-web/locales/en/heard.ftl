# Being heard: where what a client wrote stands, and how an answer was for them.

# Where it stands, for the client. "Read" is said by whoever read it.
heard-kept = Only you can read this now, as you chose.
# @promise asked-to-read-by-a-day
heard-kept-by = It opens after your next meeting. { $name } is asked to read it by the end of { $day }.
heard-nobody = No one beside you can read this now.
heard-waits = Waiting for { $name } to read it.
# @promise asked-to-read-by-a-day
heard-waits-by = Waiting. { $name } is asked to read it by the end of { $day }.
heard-again = It waits again. { $name } is asked to read it by the end of { $day }.
heard-overdue = Still waiting. { $name } was asked to read it by the end of { $day }.
# @promise words-wait-without-a-word
heard-behind = Where { $name } has a supervisor, they see that something waits, and since when. Not what it says, and not that it is you.
# @promise opened-is-not-read
heard-opened = { $name } opened your record on { $when }, after you wrote this. Whether they read this is theirs to say.
heard-away = { $name } is away until the end of { $day }.
heard-read = Read by { $name } on { $when }.
heard-answered = Answered by { $name } on { $when }.

# The same for whoever is to read it.
heard-waits-you = This waits for you to read it.
heard-waits-by-you = This waits for you to read it, by the end of { $day }.
heard-again-you = Your answer was not quite it. It waits for you again, by the end of { $day }.
heard-overdue-you = This still waits for you. You were asked to read it by the end of { $day }.
heard-read-you = You said on { $when } that you had read this.
heard-answered-you = You answered on { $when }.

# How an answer was.
heard-mark-understood = Understood
heard-mark-not-quite = Not quite
heard-mark-nothing = Take it back
heard-mark-about = (about this answer)
heard-you-said-understood = You said: understood.
heard-you-said-not-quite = You said: not quite.
heard-they-said-understood = { $name } said: understood.
heard-they-said-not-quite = { $name } said: not quite.

# Each as a quiet line of the record.
heard-line-due = { $name } is asked to read what was written here, by the end of { $day }.
heard-line-due-you = You are asked to read what was written here, by the end of { $day }.
heard-line-read = Read: { $name } read what was written here.
heard-line-read-more = Read: { $name } read { $count } things that were written here.
heard-line-understood = “Understood”: { $name }, about an answer.
heard-line-not-quite = “Not quite”: { $name }, about an answer.
heard-line-taken-back = Taken back: what { $name } said about an answer.
heard-told-read = Read
heard-told-understood = “Understood”, about an answer
heard-told-not-quite = “Not quite”, about an answer
heard-told-taken-back = Taken back: what was said about an answer

# For staff: what there is to read.
heard-words-title = To read
heard-words-heading = What { $name } wrote
heard-words-intro = This waits to be read. Say so once you have read it, or answer in a sentence: { $name } sees which, and when.
heard-words-none = Nothing waits to be read.
heard-words-read = I have read this
heard-words-read-all = I have read all of this
heard-words-also = Someone else is asked to read this. You can read it, too.
heard-near = Words to read
heard-near-from = { $name } wrote something.
heard-near-waits = To be read by the end of { $day }.
heard-near-late = It was to be read by the end of { $day }.
heard-near-open = To be read when you can.
heard-near-go = Read it

# Said where it is written, and on the first page.
heard-ahead = { $name } is asked to read this by the end of { $day }: { $days ->
    [one] the next working day
   *[other] within { $days } working days
}.
heard-ahead-if-shown = If you let { $name } see it from the start, they are asked to read it by the end of { $day }.
heard-ahead-if-words = If you write something, { $name } is asked to read it by the end of { $day }.
heard-ahead-if-later = If it is after the next meeting, the day is { $day }.
heard-news = { $name } answered something that you wrote
