# Today: the first page of staff.
today-title = Today
today-safety = { $name } gave an answer about their safety. Please be in touch by { $when }.
today-safety-late = { $name } gave an answer about their safety. This was for { $when }. Please be in touch now.
today-urgent-go = Look at this now
today-safety-go = What to do now
today-next = Next
today-nothing = No meeting is agreed yet. When you and someone agree on a time, it stands here.
today-begin = You are beside no one yet. It begins when you write down someone new, and you both say yes.
today-awaited = Awaited today
today-awaited-none = No one else is awaited today.
today-awaited-later = Later
today-wish = They would like to bring up
today-no-check-in = They have not checked in yet. They may still do so, or not.
today-no-wish = They checked in and asked for nothing in particular.
today-brief = Get ready
today-with = for { $name }, { $when }
today-also = Also on { $day }
today-waiting = Waiting for your answer
today-waiting-why = They suggested a time.
today-asking = You are asked to be beside someone
today-asking-since = Asked on { $day }. You will read their name after your yes.
today-asking-after = Asked on { $day }. { $before } was beside { $name } and no longer does this work here.
today-asking-more = What a yes means
today-yes = Yes
today-no = Not now
today-clients = Everyone you are beside

# What needs a supervisor, and how little of it they see.
today-review-title = What needs a person
# @promise nobody-without-my-yes
# @promise pause-or-end-any-day
today-review-bond = There is one way into someone’s record, for you as for everyone: a bond. They are asked, you are asked, and both say yes. They can pause or end it at any time.
# @promise each-look-is-told
today-review-looked = When you look, they can read who looked, when and why.

# Who tried to open what is not open to them, for a supervisor.
today-tried = Shown nothing
today-tried-line = { $times ->
    [one] { $name } tried to open a record that is not open to them, and was shown nothing.
   *[other] { $name } tried { $times } times to open what is not open to them, and was shown nothing.
}
today-tried-when = { $times ->
    [one] { $when }
   *[other] The last time: { $when }
}
today-tried-away = I have seen this
today-tried-what = Whose record it was is not told here. That person can read of it. There may be a simple reason: please ask.
