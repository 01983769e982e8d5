# Opening a record that cannot wait, by a second person.
urgent-title = When it cannot wait
urgent-ask = Open a record that is not open to you
urgent-what-second = A second person has to agree: a supervisor, or somebody in that person’s care. Please ring them.
urgent-what-hour = The record is open to you for one hour. Then it closes by itself.
urgent-what-told = The person reads that you asked, why, and who agreed. A supervisor looks at it afterwards.
urgent-what-same = You see the same here whether we know the name or not.
urgent-name = Whose record
urgent-name-hint = The name they are called by here, or the name they sign in with. If it is open to you already, you find it under ‘Clients’.
urgent-name-empty = Please write a name.
urgent-why = Why it cannot wait
urgent-why-hint = The person reads these words.
urgent-words-empty = Please say a few words. The person reads them.
urgent-ask-go = Ask a second person

# Cards.
urgent-mine = You asked to open a record on { $when }
urgent-theirs = { $name } asked to open the record of { $client } on { $when }
urgent-today = { $who }. { $stands }
urgent-decide = A second person has to agree. You can.
urgent-decide-what = If you agree, it is open for one hour. The person reads that you agreed.
urgent-agree = Agree
urgent-decline = Do not agree
urgent-waits = No one has agreed yet.
urgent-nobody = No one agreed within a day. It can be asked anew.
urgent-declined = It was not agreed to. Nothing was opened.
urgent-open = It is open until { $until }.
urgent-over = It was open until { $until }.
urgent-reviewed = It was open until { $until }. A supervisor has looked at it.
urgent-go = To the record
urgent-asked-why = The person asks why you opened it. Please answer by { $by }.
urgent-review-by = Please look at it afterwards by the end of { $by }.
urgent-review-late = It was to be looked at by the end of { $by }.
urgent-review-words = What you found
urgent-review-hint = Was it needed, was no more looked at than was needed, and what follows. The person reads these words.
urgent-review-go = Say what you found
urgent-answer-words = Your answer
urgent-answer-hint = What you wanted to know, and what you did. The person reads these words.
urgent-answer-go = Answer

# What the client reads.
urgent-told-heading = When it could not wait
# @promise let-in-is-told
urgent-told-asked = { $name } asked to open your record on { $when }, because it could not wait.
urgent-told-why = The reason given
urgent-told-agreed = { $who } agreed. It could be opened from { $from } until { $to }.
urgent-told-to-review = Someone else is asked to look at whether this was right, and to tell you here.
urgent-told-review-by = Someone else looks at whether this was right by the end of { $day }, and tells you here.
urgent-told-review-late = Someone else was to look at this by the end of { $day }. It still waits.
urgent-told-declined = { $who } did not agree. Nothing was opened.
urgent-told-waits = No one has agreed. Nothing is open.
urgent-told-nobody = No one agreed. Nothing was opened.
urgent-told-reviewed = { $who } looked at it afterwards and says
urgent-told-shut = Close it now
urgent-home-opened = { $name } was let into your record without your yes, because it could not wait.
urgent-home-asked = { $name } asked to open your record, because it could not wait.
urgent-home-what = Read who agreed and why, and ask if you like.
