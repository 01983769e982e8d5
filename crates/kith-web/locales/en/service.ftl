# The service's own settings.
service-title = The service
service-kept = Kept. Pages show it from now on.
service-begun = You began to change this and did not keep it. What stands below is not in force.
service-begun-not = Show what is in force
service-go = Keep this
service-steps = Setting up, one thing at a time
service-long = That is longer than fits. Please make it shorter.

service-names = Names
service-name = Name of the service
service-name-hint = For staff.
service-name-empty = This one is empty. Staff know the service by it.
service-product = What clients see at the top
service-product-hint = Others may read it over a shoulder. Choose a plain word, such as ‘Notes’.
service-product-own = That is the name of your service, or part of it. Who sees it knows where a person goes. A plain word such as ‘Notes’ tells nothing.
service-product-tells = ‘{ $word }’ tells others what this is about. A plain word such as ‘Notes’ or ‘Lists’ tells nothing.
service-product-empty = This one is empty. A plain word such as ‘Notes’ will do.

service-call = Whom to call
service-number = The number to call first
service-number-hint = It stands first on the help page, for everyone, signed in or not.
service-number-empty = This one is empty. Someone may need a number to call.
service-number-odd = A phone cannot dial that. Please use figures, such as 01632 960 001.
service-words = Who answers there
service-words-hint = And when, such as ‘Harbour House, day and night’.
service-words-empty = This one is empty. Say who answers the phone.
service-lines = More people and places
service-lines-hint = One on each line: name | what it is | number. The number can be left out.
service-lines-odd = This line could not be read: { $line }. Write the name, then what it is, then the number, with bars between.

service-places = Where you meet
service-rooms = Rooms that only one meeting can use at a time
service-rooms-hint = One on each line, such as ‘Room 3’. It is held when a time is proposed with just these words. Other places, such as ‘by phone’, are open to all at once. It counts for what is proposed or agreed from then on.

service-other = Leaving, and time
service-leave = Where ‘Leave now’ leads
service-leave-hint = A plain site that loads fast and remembers nothing, such as one about the weather. No sign-in, and no past searches.
service-leave-empty = This one is empty. Write the address of a plain site.
service-leave-odd = That is not the address of another site. Write it as in a browser, such as www.weather.example.
service-zone = Time zone
service-zone-hint = As in ‘Europe/London’. All times are told in it.
service-zone-odd = We do not know that zone. Write it as in ‘Europe/London’ or ‘America/New_York’.

service-repair = When something may have changed
service-repair-what = Clients say how a meeting was in six statements. Together they make 0 to 60 points. Each person is compared with their own earlier answers, and with no one else’s.
service-compare = Which rule compares them
service-compare-hint = It speaks from the fifth time on. How often it errs was counted on made-up people, because we know of no open answers of real ones. A clear dip: two meetings lower than usual, by twice as much as their answers go up and down. A slow slide: six meetings, each a little lower than the one before.
service-watch-median = Below the middle of their earlier answers
service-errs-median = By so many points as you say below. With 5, of 100 ordinary meetings, 3 or 4 bring a question that was not needed. It finds about 69 of 100 clear dips, and 92 of 100 slow slides.
service-watch-mean = Below their average, by twice as much as they usually go up and down
service-errs-mean = Of 100 ordinary meetings, about 6 bring a question that was not needed. It finds about 73 of 100 clear dips, and 91 of 100 slow slides.
service-watch-chart = Below their average, by far more than they change from one meeting to the next
service-errs-chart = Of 100 ordinary meetings, 3 or 4 bring a question that was not needed. It finds about 52 of 100 clear dips, and 75 of 100 slow slides.
service-watch-forgetting = Their newest answers together, below their average
service-errs-forgetting = It may ask once more when answers are better again. Of 100 ordinary meetings, about 4 bring a question that was not needed. It finds about 43 of 100 clear dips, and 87 of 100 slow slides.
service-compare-odd = Please choose one of these rules.
service-fall = How far below the middle
service-fall-hint = In points. The first rule alone uses it. From there on, whoever they met is asked to answer. A lower number asks more often. Left empty, it is 5.
service-fall-odd = Please use a whole number from 1 to 60, or leave it empty for 5.
service-days = Within how many days to answer
service-days-hint = Clients read the date. When it is over, a supervisor sees that an answer is late. Left empty, it is 3.
service-open = After how many days a supervisor sees that it is still open
service-open-hint = When it was answered, and whom it is about has not closed it. Left empty, it is 28.
service-open-odd = Please use a whole number from 1 to 180, or leave it empty for 28.
service-days-odd = Please use a whole number from 1 to 30, or leave it empty for 3.

service-safety = When an answer is about safety
service-safety-what = Some forms have a question about safety. After certain answers, one named person is told at once.
service-hours = Within how many hours to be in touch
service-hours-hint = Clients read the time before the first question. Left empty, it is 24.
service-hours-odd = Please use a whole number from 1 to 72, or leave it empty for 24.
service-later = Showing visits
service-later-can = Let a supervisor or an administrator show a visit later, where the law asks for it
service-later-hint = Clients read on ‘Who looked’ that this can be. Without it, every visit is shown at once. Where you take it back, everything that waited is shown.
service-step = Signing in
service-step-ask = Ask everyone who works here for a second step
service-step-hint = A code from an app, beside the passphrase. Each person can put it off for a week.

service-reading = When a client writes
service-reading-what = With what they write, clients read who is asked to read it and by which day. A day that was said stays, whatever is changed here later.
service-read = Within how many working days to read it
service-read-hint = When the last day is over, a supervisor sees that something waits. Left empty, it is 2.
service-read-odd = Please use a whole number from 1 to 30, or leave it empty for 2.
service-week = The days on which you work
service-week-none = Please choose one day at least.
service-closed = Days on which you are closed
service-closed-hint = One on each line, as in 2026-12-25. They do not count as working days.
service-closed-odd = This line could not be read as a day: { $line }. Please write it as in 2026-12-25.

service-lens = Words to look at again
service-lens-what = While staff write to a client, words that may hurt are marked. Each comes with the reason and another way to say it. It is advice, and is kept nowhere.
service-lensout = Words to leave out
service-lensout-hint = One on each line. They are not marked any more.
service-lensout-odd = This is not on the list: { $line }. Write one word or phrase that is marked now.
service-lensown = Words of your own
service-lensown-hint = One on each line: word | why | what to say instead. Put other forms of it first, with commas between.
service-lensown-odd = This line could not be read: { $line }. Write the word, then why, then what to say instead, with bars between.
