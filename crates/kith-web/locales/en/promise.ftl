# Promises: what two people said they would do, by when, and what came of it. Late is said plainly.
promise-title = Promises
promise-heading = What is promised
promise-to-you = To you
promise-by-you = By you
promise-empty = Nothing is promised at the moment. When one of you promises something, it stands here.
promise-none = Nothing is promised at the moment.
promise-earlier = Earlier
promise-make = Promise something
promise-all = All promises
promise-all-what = To you and by you, and what came of it.

# Whose it is.
promise-whose-theirs = { $name } promised this.
promise-whose-mine = You promised this to { $name }.
promise-whose-service = The service promised this. { $name } sees to it.
promise-whose-service-mine = You promised this to { $name } in the name of the service.
promise-whose-asks = { $name } asks you this.
promise-whose-answers = { $name } is asked to answer.

# By when.
promise-by-day = By { $day }.
promise-by-meeting = By your next meeting, on { $day }.
promise-by-open = By your next meeting. None is agreed yet.
promise-by-asked = For when it is asked for. It has no day until then.
promise-late-day = This was for { $day } and is late.
promise-late-meeting = This was for your meeting on { $day } and is late.
promise-new-day = It is later than promised. The new day is { $day }.
promise-new-meeting = It is later than promised. It is now for your next meeting, on { $day }.
promise-new-open = It is later than promised. It is now for your next meeting. None is agreed yet.
promise-new-asked = It is now for when it is asked for.
promise-today = For today.

# What came of it.
promise-kept-on = Kept on { $day }.
promise-answered = { $name } answered on { $day }.
promise-answered-you = You answered on { $day }.
promise-let-go-on = Let go on { $day }.
promise-apart = It rests, because { $name } is not beside you at present.
promise-offer-theirs = { $name } suggests something else. It waits for your yes or no.
promise-offer-waits = You suggested something else. It waits for { $name }.

# A question about a visit: an answer is what is promised.
promise-question = Why did { $name } open your record on { $day }?
promise-question-you = Why did you open the record on { $day }?
promise-question-other = Why did { $name } open the record on { $day }?
promise-question-some = Why was the record opened?
promise-visit = ‘Who looked’ says: { $what } ({ $when })
promise-asked-on = You asked why on { $day }.

# One promise.
promise-one-title = Promise
promise-one-mine = What you promised { $name }
promise-one-theirs = What { $name } promised you
promise-one-service = What the service promised you
promise-one-question = A question about a visit
promise-said = { $name } wrote:
promise-said-you = You wrote:
promise-offer = { $name } suggests this instead
promise-offer-you = You suggested this instead
# @promise promised-stands-until-both
promise-offer-keeps = If you say no, what was promised still stands.
promise-offer-until = It waits for { $name }. Until then, what was promised still stands.
promise-done = It is done
promise-answer = Answer
promise-ask = Ask for it now
# @promise asked-for-has-a-day
promise-ask-what = This was promised for when you ask. If you ask now, it is due by { $day }.
promise-say-late = Say that it is late
promise-say-soon = It will be late
promise-other = Suggest something else
promise-leave = Let it go
promise-steps = What happened so far
promise-step = { $who }, { $when }
promise-step-you = You
promise-step-made-day = Promised this by { $day }
promise-step-made-asked = Promised this for when it is asked for
promise-step-made-open = Promised this by the next meeting
promise-step-asked = Asked why
promise-step-kept = Said that it is done
promise-step-answered = Answered
promise-step-late-day = Said that it is later than promised. The new day: { $day }
promise-step-late-open = Said that it is later than promised. The new time: the next meeting
promise-step-offered-day = Suggested this instead, by { $day }
promise-step-offered-asked = Suggested this instead, for when it is asked for
promise-step-offered-open = Suggested this instead, by the next meeting
promise-step-asked-for = Asked for it, by { $day }
promise-step-yes = Said yes
promise-step-no = Said no
promise-step-let-go = Let it go
promise-step-passed-on = Passed on to whoever goes on

# Making one.
promise-new-title = New promise
promise-new-heading = Promise something
# @promise promise-between-two
promise-new-to = You promise this to { $name }. { $name } can read it as soon as you send it.
# @promise late-is-said
promise-new-intro = If it gets late, you can say so and name a new day. It stays in the record, whatever comes of it.
promise-new-go = Promise this
promise-nobody = There is no one beside you at present to promise something to. You can ask for someone in ‘My people’.
promise-form-who = To whom?
promise-form-who-empty = No one is chosen yet. Please choose a person.
promise-form-words = What you promise
promise-form-words-empty = This one is empty. A few words are enough.
promise-form-long = That is more than fits. Please say it in fewer words.
promise-form-service = In the name of the service
promise-form-service-what = You see to it. If somebody else goes on for you, they do.
promise-form-by = By when?
promise-form-by-empty = Nothing is chosen yet. Either one can still be changed.
promise-form-a-day = By a day
promise-form-meeting = By your next meeting
promise-form-meeting-on = It is on { $day }.
promise-form-meeting-open = None is agreed yet. Until one is, this has no date.
promise-form-asked = When it is asked for
# @promise asked-for-has-a-day
promise-form-asked-what = Whoever it is for says when. From then on it has a day.
promise-form-day = Which day?
promise-form-day-hint = Only where it is for a day. It is late when that day is over.
promise-form-day-empty = There is no day here yet. Please choose one.
promise-form-day-over = That day is over. Please choose today or a later one.

# Suggesting something else.
promise-other-title = Other promise
promise-other-heading = Suggest something else
# @promise no-reason-needed
promise-other-intro = You do not have to say why. It stands when { $name } says yes.
# @promise promised-stands-until-both
promise-other-stands = Until then, this still stands: { $words }
promise-form-instead = What is promised instead
promise-other-go = Suggest this

# Saying what came of it.
promise-say-title = Word
promise-done-form-heading = It is done
promise-done-form-label = A word to { $name }, if you like
promise-done-form-hint = For example, where to find it.
promise-done-form-go = Say that it is done
promise-answer-form-heading = Answer the question
promise-answer-form-label = Your answer to { $name }
promise-answer-form-hint = Say what the visit was for, as plainly as you can.
promise-answer-form-go = Send the answer
promise-answer-empty = There are no words in it yet. A short answer is enough.
promise-late-form-heading = It is later than promised
promise-late-form-label = A word to { $name }
promise-late-form-hint = Say that you are sorry. If you can, say why.
promise-late-form-go = Send this
promise-late-day-new = The new day
promise-late-empty = There are no words in it yet. A line is enough.
# @promise sent-stays-as-written
promise-stays = Once sent, it stays as you wrote it.
promise-back = Back

# Letting it go.
promise-leave-title = Let go
promise-leave-heading = Let it go?
# @promise no-reason-needed
# @promise let-go-ends-it
promise-leave-what = { $name } reads that you let it go. Nothing is owed any longer. You do not have to say why.
# @promise sent-stays-as-written
promise-leave-stays = There is no undo. What was promised stays in the record, and it can be promised anew.

# The brief.
promise-brief-mine = You promised
promise-brief-theirs = { $name } promised
promise-brief-meeting = By this meeting.

# A therapist’s day.
promise-today-heading = What you promised
promise-today-none = Nothing is due within a week.
promise-today-later = Later

# In a note.
promise-note = Something you promise
promise-note-hint = Leave it empty if there is nothing. Finishing the note makes the promise.
