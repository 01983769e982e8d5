# Accepted and confirmed: who came in, and was it them. And switching online access off.
welcome-arrived = Someone came in with the words you gave { $name }, on { $when }. Was it { $name }?
welcome-arrived-go = Answer
welcome-title = Online access
welcome-heading = Online access of { $name }
welcome-nobody = someone new
welcome-asked = Was it { $name }?
# @promise nothing-opens-until-confirmed
welcome-asked-why = Someone came in with the words. Ask { $name }, face to face or by phone. Until you answer, nothing of their own opens to whoever came in.
welcome-asked-no = If it was not, that way in is closed at once. Nothing else changes, and you can give a new link.
welcome-yes = Yes, it was
welcome-no = No
welcome-state-never = No one has come in yet.
welcome-state-open = They come in with a sign-in name and secrets of their own.
welcome-state-closed = What someone else had made is closed. No one comes in that way.
# @promise off-looks-like-no-name
welcome-state-off = It is switched off. Who tries to sign in gets the same answer as with a wrong name.
welcome-link = A new link
welcome-link-what = Links from before stop working at once. Hand it over in person, as the first time.
welcome-link-go = Make a new link
welcome-off = Switch it off, keep care
# @promise off-and-care-goes-on
welcome-off-what = They can no longer sign in, and pages they have open close. Meetings, promises and the record go on.
welcome-off-ask = They may ask for this in person or by phone, without a reason. Nothing of it shows on the first pages.
# @promise two-who-met-me-and-a-day
welcome-off-back = It comes back only in person: two people who have met them say so, and a day later a new link can be made.
welcome-off-go = Switch it off

welcome-own-title = Coming in
welcome-own-heading = Stop coming in online
# @promise off-and-care-goes-on
welcome-own-what = You can stop signing in here and go on meeting. The people beside you, your meetings and your record stay as they are.
# @promise off-looks-like-no-name
welcome-own-look = After that, your sign-in name gets the same answer as a wrong one.
welcome-own-ask = You can ask the people beside you to read your record with you.
# @promise no-reason-needed
welcome-own-told = They can read that you switched it off. No one is asked why.
# @promise two-who-met-me-and-a-day
welcome-own-back = To come in again, meet two people who work here. A day later you can have a new link and new words.
welcome-own-go = Switch it off now
welcome-own-stay = Leave it as it is
welcome-own-link = Stop coming in online, and go on meeting

welcome-waiting-title = Nearly there
welcome-waiting-heading = You are signed in
welcome-waiting-who = An administrator says that it is you, best face to face or by phone. Until then nothing opens.
welcome-waiting-names = You can ask: { $names }.
welcome-waiting-then = When that is done, open this page again.

welcome-admit-title = Who came in
welcome-admit-heading = Who came in
welcome-admit-why = Each of them had a link and its words. Ask them, face to face or by phone. Until you answer, nothing opens to them.
welcome-admit-came = { $name }, as { $role }, on { $when }
welcome-admit-nobody = No one waits for you.
welcome-admit-links = Links that were not used
welcome-admit-links-why = A link works once, for seven days. A new one ends the one before.
welcome-admit-line = Someone came in and waits until you say that it was them.
welcome-admit-line-go = See who came in
welcome-admit-all = People and roles

welcome-told-link = A new link for coming in was made
welcome-told-came = Someone came in with a link and the words
welcome-told-confirmed = It was the right person
welcome-told-not = It was someone else, and that way in was closed
welcome-told-off = Online access was switched off
