# By which ways a client may be reached, as they said it.

# One way.
contact-way-email = by e-mail
contact-way-text = by text message
contact-way-post = by letter
contact-way-phone = by phone call
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
