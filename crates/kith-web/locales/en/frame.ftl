# How two people work together: what both agreed, line by line, and what one of them suggests.
frame-title = How you work together
frame-usual = Usually
frame-heading = How you and { $name } work together
frame-stands-none = Nothing is agreed yet.
frame-stands = You both said yes to this, the last time on { $day }.
# @promise frame-by-two
frame-how = You and { $name } can each suggest a change to any line. It holds once you have both said yes. No answer is not a yes.
# @promise frame-stays-readable
frame-over = Nobody can change this now. You can go on reading it.
frame-cover = { $away } and { $name } agreed on this. It holds while you stand in, too.
frame-cover-none = There is nothing here that is open to you.
frame-moved = This was changed or answered while you were reading. Here is how it stands now.
frame-limits-theirs = These are the service’s words for { $name }.
frame-times = When and where
frame-ways = How it goes
frame-left = Left open for now: { $lines }.
frame-line-day = Usual day
frame-line-often = How often
frame-line-time = Usual time
frame-line-length = How long
frame-line-place = Where
frame-line-meeting = From arriving to leaving
frame-line-contact = Between meetings
frame-line-late = If one of you is late or cannot come
frame-line-breaks = Holidays and breaks
frame-line-ending = How ending will go
frame-open = Left open
frame-weeks = { $weeks ->
    [one] Every week
   *[other] Every { $weeks } weeks
}
frame-now = Until now: { $words }
frame-was = Before: { $words }

# What is suggested.
frame-theirs = { $name } suggested this on { $day }
frame-mine = You suggested this on { $day }. It waits for { $name }.
frame-question = Is that good for you? Until you answer, all stays as it is.
frame-own-goes = With your yes, what you suggested for the same line is over.
frame-yes = Yes, agreed
frame-no-go = No
frame-again = Change it
frame-back = Take it back
frame-in-person = { $name } said yes in person
frame-in-person-what = { $name } does not sign in here. When they have said yes to you, you can write it down.
frame-no = { $name } said no to this on { $day }
frame-suggest = Suggest a change
frame-begin = Suggest how it could be
frame-before = How this came to be
frame-waits = { $name } suggested something for how you work together
frame-news-yes = { $name } said yes to how you would like to work together
frame-news-no = { $name } said no to a change you suggested
frame-today = A suggestion for how you work together

# Suggesting.
frame-other-title = Suggest a change
frame-other-heading = How would you like it to be?
frame-other-lead = Change what you like, and leave the rest. { $name } can say yes or no. Until then all stays as it is.
frame-other-again = This is what you suggested. What you send now takes its place.
frame-hint-time = As the clock shows it where the service is.
frame-hint-length = In minutes.
frame-hint-place = A place in words, or a link. Best with how to get in.
frame-hint-meeting = For example: where you wait, how it begins, and what happens in the last minutes.
frame-hint-contact = For example: how to write, on which days, and how soon there is an answer.
frame-hint-late = For example: how you let each other know, and how long you wait.
frame-hint-breaks = For example: how early each of you says it, and who is there meanwhile.
frame-hint-ending = For example: how early it is said, and what the last meetings are for.
frame-form-go = Suggest this
frame-form-not = Not now
frame-form-same = This is what is agreed already. Change a line, or leave it as it is.
frame-form-moved = Something was agreed or suggested since you opened this. Please look at each line. What is agreed now stands beside it.
frame-form-time = Please write the time as hours and minutes, such as 14:00.
frame-form-length = Please choose from { $least } to { $most } minutes.
frame-form-long = This is too long. Please make it shorter.

# Saying no.
frame-no-title = An answer
frame-no-heading = No to what { $name } suggested
frame-no-lead = You do not need a reason. All stays as it is.
frame-no-words = Would you like to say something to it?
frame-no-words-hint = You can leave this empty. { $name } reads it.
frame-no-send = Say no
frame-no-not = Not now

# How it came to be.
frame-version = Agreed on { $day }
frame-by-mine = You suggested it, and { $name } said yes.
frame-by-theirs = { $name } suggested it, and you said yes.
frame-by-mine-person = You suggested it, and wrote down that { $name } said yes in person.
frame-by-theirs-person = { $name } suggested it, and wrote down that you said yes in person.

# In the record.
frame-told-offered = Working with { $name }: a suggestion
frame-told-agreed = Working with { $name }: agreed
frame-told-in-person = Working with { $name }: agreed in person
frame-told-no = Working with { $name }: no to a suggestion
frame-told-back = Working with { $name }: a suggestion, taken back
