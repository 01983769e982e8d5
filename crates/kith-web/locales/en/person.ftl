# One person, as staff see them.
person-title = Person
person-not-said = The name is as it was first given. They have not said more about themselves here.
person-say = Words to use
person-avoid = Words not to use

# Times.
person-times = Next meeting
person-times-none = No meeting is agreed.
person-times-mine = { $name } suggests this. It waits for your answer.
person-times-theirs = You suggested this. It waits for { $name }.
person-brief = Get ready
person-change = See or change it
person-propose = Propose a time

# What is agreed between the two.
person-agreed = What you agreed
person-agreed-for = For
person-agreed-since = Since
person-agreed-in-person = They said yes in person.
person-agreed-others = Also beside them
person-agreed-nobody = Nobody else
person-suggest = Suggest somebody else to stand beside them
person-agreed-tell = Who else may be told
person-agreed-tell-none = They named nobody. Please ask before you tell anyone.
person-agreed-tell-open = They have said nothing about that. Please ask before you tell anyone.
person-agreed-earlier = Earlier notes
person-agreed-before = The notes from before { $day } are closed to you, as they chose.
person-so-far = Who has been beside them
person-ending = The last day, and letters
person-ending-planned = Planned: { $day }
person-cover = Ask a colleague to stand in while you are away
person-pass-on = Ask a colleague to go on in your place
person-pause = Ask for a pause

# Words that nobody has answered.
person-unanswered = { $name } wrote
person-unanswered-reply = A reply, { $when }
person-unanswered-wrong = This is not right, { $when }
person-unanswered-go = Answer

# The newest note.
person-note = Last note
person-note-none = No note yet. What you write together stands here.
person-note-correct = Correct this note
person-note-write = Write a note

# Forms, last.
person-forms = Forms
person-forms-none = You have not asked for any.
person-forms-ask = Ask for a form
person-form-asked = Asked on { $day }.
person-form-open = Not answered yet. They can skip it, too.
person-form-answered = Answered on { $day }.
person-form-total = Total { $total } of { $most }.
person-form-part = { $answered } of { $of } answered, so there is no total.
person-form-band = Published band: { $band }. Source: { $source }. It says how others answered, not who this person is.
person-form-safety = One answer is about { $name }’s safety.
person-form-safety-go = What to do now
person-band-minimal = minimal
person-band-mild = mild
person-band-moderate = moderate
person-band-moderately-severe = moderately severe
person-band-severe = severe
person-told = The whole record
person-told-between = All that is between you

# For an interpreter and at the reception: when somebody is awaited.
person-awaited = Meetings
person-awaited-none = No meeting is agreed from today on.
person-awaited-with = With { $name }
