# Coming back after every way in is lost: two people who have met the client, and a day.
recovery-heading = When every way in is lost
# @promise two-who-met-me-and-a-day
# @promise no-message-opens
recovery-what = A new link takes two people who work here and have each met { $name } face to face. Then a day goes by. A call, a message or an e-mail is never enough.
recovery-phone = If someone else may hold their phone, switch online access off first. Every sign-in ends at once.
recovery-said = { $who } has met { $name } and said so on { $when }.
recovery-you-said = You have met { $name } and said so on { $when }.
recovery-second = Now someone else who has met them says the same: a colleague beside them, on this page, or a supervisor or an administrator, on a page of their own. It waits until { $until }.
recovery-both = From { $when } until { $until } a new link can be made here. { $name } can read this and stop it.
recovery-ripe = A new link can be made here until { $until }. It ends every sign-in from before.
recovery-near = A new way in is being made for { $name }.
recovery-met = I have met { $name }, and it was them
recovery-stop = Stop it

recovery-behind-title = A second yes
recovery-behind-heading = Have you met them too?
recovery-behind-why = Someone has lost every way in. A new link takes two people who have met them. Ask your colleague who it is. Say yes only if you have met that person face to face yourself.
recovery-behind-then = The person reads your name and can stop it. A day after your yes a new link can be made. Nothing of theirs opens to you.
recovery-behind-line = { $name } has met someone and said so on { $when }. It waits until { $until }.
recovery-behind-yes = I have met them too
recovery-behind-said = Your yes is kept, with your name. A day from now your colleague can make the new link.
recovery-behind-none = No one waits for a second yes.
recovery-behind-asked = Someone has lost every way in and waits for a second yes.
recovery-behind-asked-go = See what it takes

recovery-home = A new way in is being made for you
# @promise coming-back-can-be-stopped
recovery-home-what = If you did not ask for it, you can stop it.
recovery-own-title = A new way in
recovery-own-heading = A new way in
recovery-own-said = { $who } said on { $when } that they have met you and that you have lost your way in.
# @promise two-who-met-me-and-a-day
recovery-own-waits = One person alone cannot do it. Someone else has to have met you too, and then a day goes by.
recovery-own-from = From { $when } they can make a new link for you. Your sign-ins end when they do.
# @promise coming-back-can-be-stopped
recovery-own-not = If you did not ask for this, stop it. Your meetings and your record stay as they are.
recovery-own-stop = Stop it
recovery-own-stay = Leave it as it is
recovery-own-none = No new way in is being made.

recovery-told-met = { $name } said that they have met face to face, for a new way in
recovery-told-stopped = A new way in was stopped
recovery-told-used = Someone came in by the new way
