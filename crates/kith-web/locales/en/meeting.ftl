# Meetings: proposing, agreeing, changing, cancelling. Nothing about them is a surprise.
meeting-with = With
meeting-where = Where
meeting-length = How long
meeting-others = Also there
meeting-minutes = { $minutes } minutes
meeting-line = { $when }, with { $name }

# What changed since they last looked.
meeting-changes = What changed since you last looked
meeting-changed-proposed = { $name } proposed this.
meeting-changed-agreed = { $name } said yes.
meeting-changed-in-person = { $name } wrote down the yes that you gave in person.
meeting-changed-time = The time is new. Before, it was { $before }.
meeting-changed-length = The length is new. Before, it was { $before } minutes.
meeting-changed-place = The place is new. Before, it was: { $before }
meeting-changed-others = Who else is there is new. Before, it was: { $before }
meeting-changed-alone = Who else is there is new. Before, it was no one else.
meeting-changed-suggested = { $name } suggests a change.
meeting-changed-declined = { $name } said no to a change. What you agreed still stands.
meeting-changed-not-taken = { $name } said no to this.
meeting-changed-cancelled = { $name } cancelled this.
meeting-changed-was-there = { $name } was there, and you did not meet.
meeting-changed-not-there = { $name } could not be there.

# One meeting.
meeting-one-title = Time
meeting-one-earlier = A time that was proposed
meeting-stands-agreed = You both said yes to this.
meeting-stands-over = This was agreed, and the time is over.
meeting-stands-mine = It waits for { $name }.
meeting-stands-theirs = It waits for your yes or no.
meeting-stands-none = No one goes on with this time.
meeting-stands-past = The time for this has passed, and no one said yes to it.
meeting-stands-cancelled = { $name } cancelled this.
meeting-stands-cancelled-you = You cancelled this.
meeting-stands-not-met = This was agreed, and you did not meet.
meeting-stands-apart = It waits, because { $name } is not beside you at present.
# Who brought it where it stands.
meeting-since-proposed = { $name } proposed it on { $when }.
meeting-since-suggested = { $name } suggested a change on { $when }.
meeting-since-agreed = { $name } said yes on { $when }.
meeting-since-in-person = { $name } wrote down a yes given in person, on { $when }.
meeting-since-declined = { $name } said no to the last suggestion on { $when }.
meeting-since-cancelled = That was on { $when }.
meeting-since-was-there = { $name } said on { $when } that they were there, and that you did not meet.
meeting-since-not-there = { $name } said on { $when } that they could not be there.
meeting-since-you-was-there = You said on { $when } that you were there, and that you did not meet.
meeting-since-you-not-there = You said on { $when } that you could not be there.
meeting-since-you-proposed = You proposed it on { $when }.
meeting-since-you-suggested = You suggested a change on { $when }.
meeting-since-you-agreed = You said yes on { $when }.
meeting-since-you-in-person = You wrote down a yes given in person, on { $when }.
meeting-since-you-declined = You said no to the last suggestion on { $when }.
meeting-since-you-cancelled = That was on { $when }.
meeting-words = { $name } wrote:
meeting-words-you = You wrote:
meeting-suggested = { $name } suggests this instead
meeting-suggested-you = You suggested this instead
# @promise agreed-stands-until-both
meeting-suggested-waits = It waits for { $name }. Until then, what you agreed still stands.
meeting-suggested-keeps = If you say no, what you agreed still stands.
# @promise not-free-names-nobody
meeting-not-free = That time is not free. Nothing was changed. You can suggest another time.
meeting-question = Is this good for you?
meeting-yes = Yes
meeting-no = No
meeting-other = Suggest another time
meeting-cancel = Cancel this meeting
meeting-not-met = If you did not meet
# @promise no-reason-needed
meeting-not-met-what = You speak for yourself alone. You do not have to say why.
meeting-was-there = I was there
meeting-not-there = I could not be there
meeting-before = Before the meeting
meeting-after = Say how it was
meeting-steps = What happened so far
meeting-by = { $who }, { $when }
meeting-step-you = You
meeting-step-proposed = Proposed a time
meeting-step-agreed = Said yes
meeting-step-in-person = Wrote down a yes that was given in person
meeting-step-suggested = Suggested a change
meeting-step-declined = Said no
meeting-step-cancelled = Cancelled
meeting-step-was-there = Was there; it did not take place
meeting-step-not-there = Could not be there

# All of them.
meeting-all-title = Times
meeting-all-heading = Meetings
meeting-all-new = Propose a time
meeting-all-empty = No meeting is agreed or proposed. You can propose a time, or leave it.
meeting-all-earlier = Earlier
meeting-all-agreed = Agreed.
meeting-all-theirs = Waits for your yes or no.
meeting-all-mine = Waits for { $name }.
meeting-all-cancelled = Cancelled.
meeting-all-none = Not taken up.

# Proposing a time.
meeting-new-title = New time
meeting-new-heading = Propose a time
# @promise a-time-takes-two
meeting-new-intro = It is a question, not a promise. It stands when you have both said yes.
meeting-new-with = You propose this to { $name }.
meeting-new-nobody = There is no one beside you at present to meet. You can ask for someone in ‘My people’.
meeting-new-people = My people
meeting-other-title = Other time
meeting-other-heading = Suggest another time
# @promise no-reason-needed
meeting-other-intro = You do not have to say why. It stands when { $name } says yes.
# @promise agreed-stands-until-both
meeting-other-agreed = Until then, this still stands: { $when }
meeting-form-who = With whom?
meeting-form-who-empty = No one is chosen yet. Please choose a person.
meeting-form-day = Day
meeting-form-day-empty = This one is empty. Please choose a day.
meeting-form-time = Time
meeting-form-time-hint = As clocks show it in { $zone }.
meeting-form-time-empty = This one is empty. Please choose a time.
meeting-form-time-none = There is no such time on that day. Clocks may change then. Please look once more.
meeting-form-time-over = That time has passed. Please choose one that is still to come.
meeting-form-length = How long?
meeting-form-length-empty = No length is chosen yet. Any of them will do.
meeting-form-place = Where?
meeting-form-place-hint = A room, a place outside, a phone call, or the address of an online room.
meeting-form-place-empty = This one is empty. A word is enough. It can still change.
meeting-form-others = Is anyone else there?
meeting-form-others-hint = For example, someone you bring along. Leave it empty if not.
meeting-form-go = Propose this

# Cancelling.
meeting-cancel-title = Not then
meeting-cancel-heading = Cancel this meeting?
# @promise no-reason-needed
meeting-cancel-what = { $name } reads that you cancelled it. You do not have to say why.
meeting-cancel-words = A word to { $name }, if you like
meeting-cancel-go = Cancel it
meeting-cancel-not = Keep it
