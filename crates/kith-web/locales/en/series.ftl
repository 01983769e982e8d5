# Meetings in a row: one question for many, and a change of one harms no other.
series-once = Once
series-weeks = { $weeks ->
    [one] Every week
   *[other] Every { $weeks } weeks
}
series-month = Every month, on the same weekday
series-some = At regular times
series-often = How often?
series-often-hint = Leave it open for a single meeting.
series-often-empty = That choice is not here. Please choose how often.
series-times = How many times?
series-times-hint = Only needed for more than one.
series-times-few = Please write a number from { $fewest } to { $most }. You can always go on later.

# The dates, before they are asked for.
series-check-title = Dates
series-check-heading = Are these the dates?
# @promise a-row-is-looked-at-first
series-check-intro = Nothing is asked yet. Leave out a date by taking its tick away.
series-check-dates = Dates
series-check-go = Propose these
series-check-few = One date alone is not a row. Please tick two or more, or go back and choose ‘Once’.
series-check-not-free = One of these is not free any more. Nothing was changed. Please look once more.
series-back = Go back
series-look = Look at the dates
series-zone = Times are as clocks show them in { $zone }, in summer and in winter.
series-date-now = Now: { $when }
# @promise not-free-names-nobody
series-date-not-free = This is not free.
series-date-away = { $name } is away on that day.
series-date-closed = The service is closed on that day.
series-date-left-out = Clocks go forward then, so this one is later on the clock.
series-date-twice = Clocks go back then. It is the first of the two times.

# One row.
series-title = Times in a row
series-heading = Meetings in a row
series-with = With { $name }. { $often }.
series-about = { $place }, { $length }.
series-about-others = { $place }, { $length }. Also there: { $others }.
series-date-instead = Suggested instead: { $when }.
series-asks = { $name } asks you about { $count ->
    [one] one of these dates
   *[other] { $count } of these dates
}. One answer is enough for all. Or open a date and answer it alone.
series-in-person = { $name } has no sign-in yet. If they said yes to these dates face to face, write it down here.
series-yes = Yes to all of them
series-no = No to all of them
series-turned-changed = Something was changed since you read this. Nothing of yours was sent. Please look once more.
series-turned-not-free = A date is not free any more. Nothing was changed. You can answer each date alone.
series-date-agreed = Agreed.
series-date-own = Agreed, and moved by itself.
series-date-change = Agreed. Another time is suggested.
series-date-asked = Waits for a yes or no.
series-date-cancelled = Cancelled.
series-date-none = Not taken up.
series-one-of = One of a row: { $often }
series-more = This one and those after it
series-which = This is about { $count ->
    [one] one meeting, on { $first }
   *[other] { $count } meetings, from { $first } to { $last }
}.
# @promise other-dates-stay
series-stay = { $count ->
    [one] One that was moved by itself stays as it is.
   *[other] { $count } that were moved by themselves stay as they are.
}

# Moving one and those after it.
series-move-title = Other times
series-move-heading = Move this one and those after it
# @promise agreed-stands-until-both
series-move-intro = Choose the new time of the first one. It stands when { $name } says yes.
series-move-check = The others move by as many days, to the same time of day. Without a tick, a date stays as it is.
series-move-go = Suggest these
series-move-first = The first one has to be among them. To leave it, begin with a later one.
series-move-this = Move this one and those after it
series-move-all = Move all that are to come

# Cancelling one and those after it.
series-cancel-title = Not then
series-cancel-heading = Cancel this one and those after it?
series-cancel-go = Cancel these
series-cancel-not = Keep them
series-cancel-this = Cancel this one and those after it
series-cancel-all = Cancel all that are to come

# On other pages.
series-home-asked = { $name } asks about { $count ->
    [one] one meeting
   *[other] { $count } meetings
} in a row, the first on { $first }
series-home-mine = { $count ->
    [one] One meeting
   *[other] { $count } meetings
} in a row, the first on { $first }, waiting for { $name }
