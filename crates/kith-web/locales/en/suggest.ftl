# Suggesting somebody else beside a client, from the staff side.
suggest-title = Suggest somebody else
suggest-what = What a yes opens
suggest-opens-care = A therapist or supervisor reads what { $name } says about themselves, and who else is beside them. They read the notes as far as { $name } opens them. They also read what { $name } sends before meetings with them, and what { $name } lets them read afterwards. They can agree on times, write notes together and ask for forms.
suggest-opens-between = A peer supporter or facilitator reads what { $name } says about themselves. They read what { $name } sends before meetings with them, and what { $name } lets them read afterwards. They can agree on times. They see no notes, no forms, and not who else is beside { $name }.
suggest-opens-words = An interpreter reads { $name }’s name and pronouns, and words to use and not to use. They read when and where the meetings are. Nothing else.
suggest-opens-times = A receptionist reads { $name }’s name, and when, where and with whom the meetings are. Nothing else.
# @promise nobody-without-my-yes
suggest-yes = { $name } is asked, and so is the person you suggest. Nothing opens before both have said yes.
# @promise pause-or-end-any-day
# @promise no-reason-needed
suggest-theirs = { $name } reads that you suggest it. They can say not now, and pause or end it at any time, without a reason.
suggest-talk = Talk about it with { $name } first.
suggest-who = Whom do you suggest?
suggest-who-empty = No one is chosen yet. Please choose a person.
suggest-for = What would they be there for?
suggest-for-hint = A few words, if you like. { $name } reads them before they answer. The person you suggest reads them once it begins.
suggest-go = Suggest
suggest-not = { $who } cannot be suggested now. Nothing was sent. You can talk about who else would help.
suggest-nobody = There is nobody else here whom you could suggest now.
suggest-waiting = Suggested by you
suggest-waiting-since = Suggested on { $day }, as { $role }. It waits for a yes.
suggest-in-person = { $name } said yes in person
