# People beside the client: asking, saying yes or no, pausing, ending.
bond-role-therapist = therapist
bond-role-supervisor = supervisor
bond-role-peer-supporter = peer supporter
bond-role-facilitator = facilitator
bond-role-interpreter = interpreter
bond-role-reception = receptionist
bond-as-therapist = a therapist
bond-as-supervisor = a supervisor
bond-as-peer-supporter = a peer supporter
bond-as-facilitator = a facilitator
bond-as-interpreter = an interpreter
bond-as-reception = a receptionist

# The question, in this order: who, what for, what is seen, what is not, how long, if not.
bond-consent-heading = Would you like { $name } beside you?
bond-consent-asks = { $name } works here as { $role }, and has said yes to being beside you.
# @promise nobody-without-my-yes
bond-consent-suggested = { $name } works here as { $role }. { $who } suggests this. It begins when you and { $name } have both said yes.
bond-consent-service = { $name } works here as { $role }. The service suggests this. It begins when you and { $name } have both said yes.
# @promise no-keeps-who-is-there
bond-consent-passed = { $before } would like { $name }, { $role }, to go on with you. It begins when you and { $name } have both said yes. If one of you says no, { $before } stays beside you.
# @promise no-keeps-who-is-there
bond-consent-cover = { $before } would like { $name }, { $role }, to stand in for a while. It begins when you and { $name } have both said yes. If one of you says no, nobody stands in. { $before } stays beside you.
bond-consent-wrote = { $before } wrote to you
# @promise before-is-my-choice
bond-consent-before = There are notes from before. You choose if { $name } may read them. You can choose otherwise on any day.
bond-consent-yes-all = Yes, also what is there already
bond-consent-yes-from-now = Yes, only what comes from now on
bond-consent-for = What it is for
bond-consent-for-open = Nothing is said about that yet. You can talk about it when you meet.
bond-consent-sees = What { $name } will see
bond-consent-not = What { $name } will not see
bond-consent-long = How long
# @promise pause-or-end-any-day
bond-consent-long-how = There is no end date yet. You can pause it or end it on any day. You do not have to say why.
# @promise cover-ends-by-itself
# @promise pause-or-end-any-day
bond-consent-days = From { $from } to { $to }. After that it ends by itself. You can pause it or end it on any day. You do not have to say why.
bond-consent-no = If you say no
# @promise nobody-without-my-yes
bond-consent-no-how = Nothing is opened. Everything else stays as it is, and this place stays yours. You can still ask for { $name } later, in ‘My people’.
bond-consent-question = Would you like this?
bond-consent-yes = Yes
bond-consent-not-now = Not now

# What somebody beside the client sees, and what they do not.
# @promise a-yes-opens-this
bond-sees-about = What you say about yourself, and how you want to be called.
bond-sees-checkins = What you write before your meetings with { $name }.
# @promise feedback-as-i-choose
bond-sees-feedback = What you say after those meetings, if you let { $name } see it.
# @promise repair-between-two
bond-sees-repair = What you tell { $name } when something is not right, and what you both say about it.
# @promise a-yes-opens-this
bond-sees-notes = The notes in your record, and what you reply to them.
# @promise before-is-my-choice
bond-sees-notes-to-come = The notes since your yes, and what you reply to them.
bond-sees-notes-chosen = The notes in your record: all of them, or those to come. You choose below.
bond-sees-meetings = Your meetings with { $name }.
# @promise a-yes-opens-this
bond-sees-promises = What you and { $name } promise each other.
# @promise form-for-who-asked
bond-sees-forms = Forms that { $name } asks you for, and your answers.
# @promise a-yes-opens-this
bond-sees-frame = What you and { $name } agree on about how you work together.
bond-sees-frame-cover = What you agreed on about how you work together, with the person { $name } stands in for.
# @promise a-yes-opens-this
bond-sees-people = Who else is beside you.
bond-sees-words = Your name, your pronouns, words to use and words not to use.
# @promise a-yes-opens-this
bond-sees-name = The name you are called by.
bond-sees-awaited = When and where your meetings are, today’s and later ones.
# @promise a-yes-opens-this
bond-sees-whom = When and where your meetings are, today’s and later ones, and with whom.
bond-sees-for = What you would like { $name } for.
# @promise each-look-is-told
bond-sees-looked = When { $name } opens your record, ‘Who looked’ tells you.
# @promise a-yes-opens-no-more
# @promise before-is-my-choice
bond-closed-notes-before = The notes from before your yes, and what was written about them.
bond-closed-about = Your pronouns, and what else you say about yourself.
bond-closed-notes = The notes in your record, and forms.
# @promise a-yes-opens-no-more
bond-closed-people = Who else is beside you.
bond-closed-written = What you write here, and what others write to you.
# @promise a-yes-opens-no-more
bond-closed-whom = Whom you meet.
bond-closed-others = Meetings, check-ins, promises and forms with other people.
# @promise feedback-as-i-choose
bond-closed-withheld = What you say after a meeting and hold back. You choose that each time.
# @promise drafts-are-mine
bond-closed-unsent = What you write and have not sent.
# @promise my-visits-are-mine
bond-closed-visits = When you look in here, or how often.

# One person.
bond-one-title = Person
bond-one-role = Here as
bond-one-for = For
bond-one-sees = What { $name } sees, and what not
bond-one-time = Propose a time
# @promise nobody-without-my-yes
bond-stands-waiting = You said yes. It begins when { $name } says yes too. Until then, { $name } cannot open your record.
bond-stands-to-come = You both said yes. { $name } stands in from { $from } to { $to }. Until then, { $name } cannot open your record.
# @promise cover-ends-by-itself
bond-stands-cover = { $name } stands in until { $to }. After that, your record closes to { $name } by itself.
# @promise let-in-is-told
bond-stands-urgent = { $name } was let in without your yes, because it could not wait. It is open until { $until }. You can end it now.
bond-stands-active = Beside you since { $day }.
bond-stands-in-person = You gave your yes in person, and it was written down for you.
# @promise paused-is-closed
bond-stands-paused = There is a pause since { $day }. { $name } cannot open your record, and no meeting with { $name } is next.
bond-stands-paused-by = { $who } asked for it.
bond-stands-paused-you = You asked for it.
# @promise ended-is-closed
bond-stands-ended = This ended on { $day }. { $name } sees nothing new. { $name } may remember what was there.
# @promise nobody-without-my-yes
bond-stands-declined = This did not begin. { $name } cannot open your record.
bond-parted-handed-over = { $name } said goodbye, and somebody else goes on with you.
bond-parted-as-planned = This was the end that you had planned.
bond-parted-over = { $name } was here for a time, and that time is over.
bond-parted-left = { $name } no longer works here.
bond-parted-other-role = { $name } works here in another role now.
# @promise ended-is-closed
# @promise record-stays-mine
bond-stands-parted = { $why } So this ended on { $day }. { $name } cannot open your record. Everything in it stays, and stays yours to read.
# @promise nobody-without-my-yes
bond-consent-after = { $before } no longer does this work here. The service asks if you would like { $name }, { $role }, to go on with you. It begins when you and { $name } have both said yes.
bond-stands-else = If you would like someone else beside you, you can ask in ‘My people’.
bond-stands-again = If you want to begin again, you can ask in ‘My people’.
bond-pause = Pause
# @promise paused-is-closed
bond-pause-what = A pause closes your record to { $name }. You can go on whenever you like.
bond-resume = Go on
# @promise pause-or-end-any-day
bond-resume-what = Your record opens to { $name } again.
bond-back = Take this back
bond-back-what = { $name } is not asked any longer.
bond-end = End this

# Ending, on a page of its own.
bond-end-title = Ending
bond-end-heading = End this with { $name }?
# @promise ended-is-closed
bond-end-sees = { $name } sees nothing new from then on, and cannot open your record. { $name } may remember what was there.
# @promise ended-meets-no-more
bond-end-meetings = Meetings with { $name } no longer take place.
# @promise record-stays-mine
bond-end-yours = Everything in your record stays, and stays yours to read. Others beside you stay too.
# @promise no-reason-needed
bond-end-why = You do not have to say why. { $name } can see that it has ended.
# @promise ended-begins-anew-by-two
bond-end-undo = There is no undo. To begin again, you would both say yes anew. If you are not sure, a pause may be enough.
bond-end-go = End it now
bond-end-not = Not now

# Everybody.
bond-people-title = People
bond-people-heading = My people
# @promise nobody-without-my-yes
# @promise pause-or-end-any-day
bond-people-intro = Nobody is beside you unless you say yes. You can pause or end it on any day.
bond-people-empty = No one is beside you here yet.
bond-people-before = Earlier
bond-people-asks = Waits for your yes or no.
bond-people-waiting = You said yes. Waits for { $name }.
bond-people-to-come = Stands in from { $from } to { $to }.
bond-people-cover = Stands in until { $to }, as { $role }.
bond-people-urgent = Was let in until { $until }, because it could not wait.
bond-people-active = Beside you since { $day }, as { $role }.
bond-people-paused = There is a pause since { $day }.
bond-people-ended = Ended on { $day }.
bond-people-parted = { $why } This ended on { $day }.
bond-people-declined = This did not begin.

# Asking for somebody.
bond-ask-heading = Ask for someone
# @promise asked-sees-only-that
bond-ask-intro = You can ask anyone in this list. They can say yes or no. Until they say yes, they see only that someone asks.
bond-ask-who = Who would you like?
bond-ask-who-empty = No one is chosen yet. Please choose a person.
bond-ask-for = What would you like them for?
# @promise asked-sees-only-that
bond-ask-for-hint = A few words, if you like. They read it once you are both in.
bond-ask-go = Ask
bond-ask-nobody = Everyone whom you could ask is in the list above.

# How long it has been with the same person, told to both.
bond-course = So far
bond-course-since = Since { $day }.
bond-course-over = From { $day } to { $end }.
bond-course-met = { $count ->
    [0] No meeting has been so far.
    [one] One meeting so far.
   *[other] { $count } meetings so far.
}
bond-course-pause = A pause, from { $day } to { $end }.
bond-course-pause-now = A pause, since { $day }.
bond-course-before = { $days ->
    [0] Before that { $name }, from { $day } to { $end }.
    [one] Before that { $name }, from { $day } to { $end }. One day lay between.
   *[other] Before that { $name }, from { $day } to { $end }. { $days } days lay between.
}
bond-course-beside = { $name } has been there since { $day }.
bond-so-far-now = { $name }, since { $day }.
bond-so-far-over = { $name }, from { $day } to { $end }.
bond-so-far-next = { $name }, from { $day } to { $end }. Then { $next } went on.

# What somebody may read of what was there before, and whom they may tell.
bond-limits-title = What they may know
bond-limits-heading = What { $name } may know
bond-limits-lead = You can change this on any day. { $name } can see what you choose here.
bond-limits-before = What was there before your yes
# @promise before-is-my-choice
bond-limits-all = { $name } may read the notes from before
# @promise before-is-my-choice
bond-limits-from-now = { $name } reads only the notes since your yes
bond-limits-tell = Who else may be told, and of what?
bond-limits-tell-hint = For example: my doctor, that we meet. If you write nothing here, you have named nobody.
bond-limits-tell-what = { $name } reads these words. They ask { $name } to keep to them. Nothing is sent to anyone.
bond-limits-go = Keep this
bond-limits-not = Not now
bond-one-may-tell = Who else may be told
bond-one-may-tell-none = You have named nobody.
bond-one-may-tell-open = You have said nothing about that yet.
bond-one-limits = Say what { $name } may read and tell
bond-one-goodbye = { $name } wrote to you
