# What two people want to talk about when they meet. Both add to it; the client alone says “not today”.
agenda-heading = What to talk about
# @promise agenda-for-two
agenda-two = You and { $name } both see this list. No one else beside you does.
agenda-none = Nothing is on the list. It can stay empty.
agenda-by = { $name } added this on { $day }.
agenda-by-you = You added this on { $day }.
agenda-along = It comes along from your meeting on { $day }.
agenda-talked = What you talked about
agenda-talked-go = We talked about it
agenda-withdraw-go = Take it off the list
# @promise agenda-comes-along
agenda-stays = What you did not get to comes along to your next meeting by itself.

# Not today.
agenda-not-today = Not today
agenda-today-go = Talk about it after all
# @promise not-today-is-mine
agenda-not-today-how = “Not today” holds for this meeting alone. You do not have to say why, and can take it back until it is over.
agenda-not-today-theirs = { $name } said this for this meeting.
agenda-leave = Leave it be, and ask nothing about it.

# Adding something.
agenda-form-words = Is there something you want to talk about?
agenda-form-go = Put it on the list
agenda-reads = { $name } can read it as soon as you put it here.
agenda-form-empty = This one is empty. A few words are enough, or leave it.
agenda-form-long = That is more than fits. Please say it in fewer words.
agenda-form-full = There are { $limit } things on the list, which is as many as it holds. When one is done or taken off, there is room again.

# The brief.
agenda-brief-not-today = Not today, from your list
agenda-brief-you = { $words } (yours)
agenda-brief-theirs = { $words } ({ $name })

# In the record.
agenda-told-added = Something to talk about with { $name }
agenda-told-withdrawn = No longer to talk about with { $name }
agenda-told-not-today = Not today, for the meeting on { $when }
agenda-told-today = To talk about after all, on { $when }
agenda-told-talked = Talked about on { $when }
