# By which ways a client may be reached, as they said it.

# One way.
contact-way-email = by e-mail
contact-way-text = by text message
contact-way-post = by letter
contact-way-phone = by phone call
contact-heading-email = By e-mail
contact-heading-text = By text message
contact-heading-post = By letter
contact-heading-phone = By phone call
contact-days-every = Every day
contact-days-week = Monday to Friday
contact-hours = { $from } to { $until }
contact-hours-any = at any hour
contact-midnight = midnight
contact-when = { $days }, { $hours }
contact-kind-soon = A meeting is soon
contact-kind-changed = Something about a meeting changed
contact-kind-look-in = There is something to look at
contact-no-name = No name
contact-machine-yes = Yes, the same words
contact-machine-no = No, nothing

# What a rule says, line by line.
contact-to-email = E-mail address
contact-to-text = Number for text messages
contact-to-post = Address for letters
contact-to-phone = Number to call
contact-row-when = When
contact-row-kinds = For what
contact-row-sender = Name of the sender
contact-row-words = Words
contact-row-others = Who else may see or hear it
contact-row-machine = On an answering machine
contact-row-until = Holds until

# In the record.
contact-told-set = To be reached { $way }
contact-told-set-person = To be reached { $way }, as said in person
contact-told-back = No longer to be reached { $way }
contact-told-back-person = No longer to be reached { $way }, as said in person
contact-told-still = To be reached { $way }: still right
contact-told-still-person = To be reached { $way }: still right, as said in person
contact-told-stopped = To be reached by no way: all stopped
contact-told-resumed = To be reached as written again
contact-told-resumed-person = To be reached as written again, as said in person

# The page of all ways, for the client.
contact-title = Reaching you
contact-page = How you may be reached
# @promise contact-silence
contact-lead = Each way is closed until you open it here. It closes again after the day you choose.
# @promise contact-read-first
contact-lead-who = Whoever meets you finds this on your page and on that of your meeting, before they write or call.
contact-lead-sends = This site sends no messages by itself.
contact-closed-email = Closed. Nobody is to write to you by e-mail.
contact-closed-text = Closed. Nobody is to send you a text message.
contact-closed-post = Closed. Nobody is to send you a letter.
contact-closed-phone = Closed. Nobody is to call you.
contact-back-own = Closed. You took it back on { $day }.
contact-back-person = Closed. It was taken back on { $day }, as said in person.
contact-holds = To { $to }: { $when }, until { $day }.
contact-holds-letter = To { $to }, until { $day }. A letter comes when it comes, on any day.
contact-now-own = It may be used at this moment.
contact-stale-own = It held until { $day }. Nobody is to use it now, until you say that it is still right.
contact-not-now = Not at this moment. The next time is { $next }.
contact-not-again = Not at this moment, and not again before its last day is over.
contact-in-person = As said in person. { $by } wrote it down.
contact-preview-email = This would appear as an e-mail
contact-preview-text = This would appear on a locked phone
contact-preview-post = This would be on the letter, and in it
contact-preview-phone = This is what somebody would say, whoever picks up
contact-nameless-email = No name, only the address it comes from
contact-nameless-text = No name, only the number it comes from
contact-nameless-post = No sender on the envelope
contact-nameless-phone = No name
contact-home = To the first page of my space
# @promise contact-silence
contact-home-what = E-mail, text messages, letters, calls. Each is closed until you open it.
contact-all = All that you said
contact-open = Open this way
contact-change = Change it
contact-still = Still right, until { $day }
contact-back = Take it back
contact-moved = This was changed while you were reading. Here is how it stands now.

# Stopping.
contact-stop = Stop all
# @promise contact-stop
contact-stop-what = With one press, nobody is to write to you or call you any more. What you said stays here, and you can take it up again.
contact-stopped-you = You stopped all of it on { $day }.
contact-stopped-by = { $name } stopped all of it on { $day }.
contact-stopped-line = Stopped for now.
contact-stopped-line-theirs = Stopped. Do not use it.
contact-stopped-what = Nobody is to write to you or call you.
contact-resume = Take it up again
contact-resume-what = Then all that stands below holds again, each way until its day.

# The same for whoever meets the client.
contact-title-theirs = Reaching somebody
contact-page-theirs = How { $name } may be reached
contact-lead-theirs = { $name } decides this. Read it each time before you write or call, and keep to it word by word.
contact-lead-in-person = { $name } does not sign in here. You can write down what they say to you in person.
contact-none-theirs = Closed. Do not use it.
contact-back-theirs = Closed. It was taken back on { $day }. Do not use it.
contact-now = It may be used at this moment.
contact-stale = Ask first, do not use it. It held until { $day }.
contact-all-theirs = All that { $name } said
contact-stop-theirs = Stop all, quietly
# @promise contact-stop-quiet
contact-stop-what-theirs = With one press, nobody is to write to { $name } or call any more. No notice goes out. It stands in the record with your name.
# @promise contact-stop-quiet
contact-stop-again = Only { $name } can take it up again.
contact-stopped-what-theirs = Nobody is to write to { $name } or call, by any way.

# Before somebody calls or writes.
contact-card = Before you call or write
# @promise contact-silence
contact-card-none = Nobody may write to { $name } or call, by any way.
contact-card-others = No other way is open.

# Opening or changing one way.
contact-form-lead = You can close this way again at any time.
contact-form-lead-theirs = Write down only what { $name } said to you in person. It is marked so.
contact-form-to-email = The e-mail address
contact-form-to-text = The number for text messages
contact-form-to-post = The address for letters
contact-form-to-phone = The number to call
contact-form-to-hint = Think of who else reads or opens what comes there.
contact-form-days = On which days?
contact-form-from = From
contact-form-from-hint = As the clock shows it where the service is, such as 09:00.
contact-form-until = Until
contact-form-until-hint = For the end of the day, write 00:00.
contact-form-kinds = For what?
contact-form-kinds-hint = What it is about never stands in a message.
contact-form-sender = Under which name?
contact-form-sender-hint = The name that appears as the sender. Leave it empty for no name.
contact-form-sender-hint-phone = The name somebody says when they call. Leave it empty for no name.
contact-form-words = In which words?
# @promise contact-own-words
contact-form-words-hint = This is all that a message says. Nothing is added to it.
contact-ours-1 = Please look in when you can.
contact-ours-2 = Just a short hello. No answer is needed.
contact-ours-3 = Please ring when it suits you.
contact-own = My own words
contact-own-label = Your own words
contact-own-hint = One line. They may be seen by anybody who looks at the screen.
contact-form-others = Who else may see or hear it?
contact-form-others-hint = For example: my sister sometimes picks up. You can leave this empty.
contact-form-voicemail = The same words may be said to an answering machine
contact-form-review = Until when does this hold?
contact-form-review-hint = After this day nobody is to use it. You can say that it is still right, for up to a year ahead.
contact-form-go = Keep this
contact-form-not = Not now
contact-empty-to = Please write where to. To keep this way closed, choose “Not now”.
contact-empty-days = Please choose at least one day.
contact-empty-words = Please choose words, or write your own.
contact-empty-kinds = Please choose at least one.
contact-form-email = This does not look like an e-mail address. It has one @, and no spaces.
contact-form-number = This does not look like a number. It has 5 to 20 digits, and only + ( ) - / . or spaces between them.
contact-form-time = Please write both times as hours and minutes, such as 09:00.
contact-form-backwards = The second time is to be later than the first. For the end of the day, write 00:00.
contact-form-long = This is too long. Please make it shorter.
contact-form-unseen = Please write this without line breaks or signs that cannot be seen.
contact-form-past = Please choose today or a later day.
contact-form-far = Please choose a day within a year from now.
contact-form-outside = Please choose again.
