# My record: every entry, what it is called, and the words around it.
record-title = Earlier
record-heading = My record
# @promise all-of-it-is-mine
# @promise each-part-can-be-answered
# @promise ask-why-and-be-answered
record-intro = Everything kept here with you, the newest first. You can answer each part of it, and ask why about each visit.
record-check = Is it all here? And a copy to keep
record-earlier = Earlier
record-newest = Back to the newest
record-empty = Nothing here yet. What you and the people beside you write will stand here.
record-told-heading = The whole record of { $name }
record-told-between = What is between you and { $name }
record-told-intro = Everything that is open to you, the newest first. All of it is { $name }’s to read, too.
record-person = Back to { $name }
record-receipt = Receipt
record-line = { $what } ({ $who }, { $when })
record-to = To: { $what }, { $when }
record-corrected-on = Corrected { $when }. Since then it says:
record-before-that = Before that, it said:

# Who wrote it.
record-you = You
record-operator = Someone at the service’s own computer
record-itself = This service
record-someone = Someone who worked here

# What each kind of entry is called.
record-new-browser = Signed in with a new browser
record-browser = Browser
record-code-missed = A printed code was tried
record-code-missed-what = Someone typed the sign-in name and a code to get back in. It did not open. This is written down once a day at most.
record-code-used = A printed code was used
record-code-used-what = Someone typed a right code and chose a new passphrase. Every sign-in was ended, and passkeys were taken away.
record-name-given = The name, as first written down
record-bond-proposed = With { $name }: proposed
record-bond-cover = With { $name }: asked to stand in
record-bond-let-in = { $name } was let in for an hour
record-bond-began = With { $name }: begins today
record-bond-yes = With { $name }: yes
record-bond-no = With { $name }: no
record-bond-paused = With { $name }: a pause
record-bond-resumed = With { $name }: going on
record-bond-ended = With { $name }: ended
record-bond-let-be = After { $name }: no one is asked any more
record-bond-reads-all = With { $name }: may read what was there before
record-bond-reads-from-now = With { $name }: reads what comes, not what was there before
record-bond-may-tell = With { $name }: who else may be told
record-bond-tells-nobody = With { $name }: no one else may be told
record-bond-passed-on = With { $name }: { $to } was asked to go on
record-bond-goodbye = With { $name }: goodbye
record-felt-on = With { $name }: how it has felt, turned on
record-felt-off = With { $name }: how it has felt, turned off
record-felt-shared = With { $name }: how it has felt, shown to { $name }
record-felt-kept = With { $name }: how it has felt, no longer shown
record-felt-pace = With { $name }: how often it is asked
record-ending-planned = With { $name }: a last day is planned
record-ending-day = The day
record-ending-open = With { $name }: no last day is planned
record-ending-letter = With { $name }: a letter to keep
record-promise-passed-on = A promise goes over to { $to }
record-urgent-asked = { $name } asked to open this, because it could not wait
record-urgent-why = Reason
record-urgent-agreed = { $name } agreed that it is opened for an hour
record-urgent-until = Open until
record-urgent-declined = { $name } did not agree that it is opened
record-urgent-reviewed = { $name } looked at it afterwards
record-bond-purpose = What it is for
record-in-person = How
record-in-person-how = The yes was given in person and written down for the record.
record-meeting-proposed = Meeting on { $when }: proposed
record-meeting-change = A change, to { $when }: proposed
record-meeting-yes = Meeting on { $when }: yes
record-meeting-began = Meeting on { $when }: it began
record-meeting-was-there = Meeting on { $when }: I was there, and we did not meet
record-meeting-not-there = Meeting on { $when }: I could not be there
record-meeting-no = Meeting on { $when }: no
record-meeting-cancelled = Meeting on { $when }: cancelled
record-meeting-some = a day that was open
record-series-proposed = { $count } meetings in a row, proposed
record-series-change = Other times for { $count ->
    [one] one meeting
   *[other] { $count } meetings
} in a row, suggested
record-series-yes = { $count ->
    [one] One meeting
   *[other] { $count } meetings
} in a row: yes
record-series-no = { $count ->
    [one] One meeting
   *[other] { $count } meetings
} in a row: no
record-series-cancelled = { $count ->
    [one] One meeting
   *[other] { $count } meetings
} in a row, cancelled
record-meeting-when = When
record-meeting-where = Where
record-meeting-others = Who else
record-before = Before the meeting on { $when }
record-after = After the meeting on { $when }
record-show-changed = Who sees what was said after { $when }
record-note = Note
record-note-on = Note on the meeting of { $when }
record-corrected = A note, corrected
record-reply = Reply
record-form-asked = A form, asked for
record-form-answered = A form, answered
record-form-reached = In touch, after an answer about safety
record-form-which = Which
record-bands-wanted = To see what a total may mean: yes
record-bands-not = To see what a total may mean: no
record-front = What the first page shows
record-front-shows = It shows
record-front-is-nothing = Nothing
record-front-is-time-only = Day and time
record-front-is-whole = Day, time, place and with whom
record-look = How the pages look
record-opened = A visit
record-service = A line in the service’s own book

# Answers.
record-of-ten = { $number } of 10
record-not-said = Not said
record-checkin-rest = Rest
record-checkin-safe-here = Safe where I am
record-checkin-strength = Strength for daily things
record-checkin-on-my-side = Someone on my side
record-checkin-towards-meeting = Looking towards the meeting
record-pace = Pace
record-pace-is-slower = Slower
record-pace-is-steady = Steady
record-pace-is-ready = Ready for more
record-words-today = Words for today
record-bring-up = Please bring up
record-not-today = Not today
record-feedback-felt-safe = Felt safe
record-feedback-was-heard = Was heard
record-feedback-my-pace = My pace
record-feedback-my-say = My say
record-feedback-understood-why = Understood why
record-feedback-come-back = Would come back to this
record-words = In words
record-show = Who sees it
record-show-now = { $name }, from the start
record-show-after = { $name }, once the next meeting is over
record-show-asking = { $name } sees only that something is worth asking about

# Promises.
record-promise-made = A promise
record-promise-asked = A question about a visit
record-promise-kept = A promise, kept
record-promise-late = A promise, late
record-promise-change = Another way to keep a promise, proposed
record-promise-change-yes = Another way to keep a promise: yes
record-promise-change-no = Another way to keep a promise: no
record-promise-let-go = A promise, let go
record-promise-by = By
record-promise-next-meeting = The next meeting
record-promise-when-asked = When it is asked for
record-promise-asked-for = A promise, asked for
record-promise-service = A promise in the name of the service

# What may have changed between two people. Never a verdict.
record-strain-title = Something may have changed
record-strain-said-title = Something is not right
record-strain-said = Said by the one it is about.
record-strain-fell = After the meeting on { $when } the answers were lower than they usually are.
record-strain-sank = Up to the meeting on { $when } the newest answers, taken together, were lower than they usually are.
record-strain-how-median = They were compared with earlier answers of the same person. They were lower than the middle of these.
record-strain-how-mean = They were compared with earlier answers of the same person. They were lower than the average of these, by more than they usually go up and down.
record-strain-how-chart = They were compared with earlier answers of the same person. They were lower than the average of these, by more than they usually change from one meeting to the next.
record-strain-how-forgetting = They were compared with earlier answers of the same person. With the newest counting most, their average was lower than the average of all of these.
record-strain-low = After the meeting on { $when } one of the answers was low.
record-strain-worth-asking = Something about the meeting on { $when } is worth asking about.
record-strain-cancelled = The meeting on { $when } was cancelled after one that was not easy.
record-strain-late = A promise was not kept in time, and nothing was said about it.
record-strain-stopped = After the meetings up to { $when } nothing was said, as it used to be.
record-strain-always-top = All answers have been the highest there are, up to the meeting on { $when }.
record-repair-answered = An answer to what may have changed
record-repair-heard = Heard
record-repair-not-yet = Not yet heard
record-repair-left = Left as it is
record-repair-reopened = Asked about again
