# How it has felt: a client's own line of what they said after meetings, and how often they are asked.
felt-title = How it felt
felt-heading = How it has felt with { $name }
# @promise my-line-is-mine
felt-off = This is off. You can turn it on, and see what you said after each meeting, one beside the other. No one else sees it, unless you share it.
felt-on = Turn it on
felt-last = After { $day }: { $score } of 60.
felt-usual = What is usual for you is about { $score }.
felt-usual-not-yet = After four answers, what is usual for you stands here.
felt-none = Nothing is said yet that could be added up.
felt-what = A number says how one meeting felt to you. It says nothing about you.
felt-axis = The top line is 60, the bottom line 0. The dashes are what is usual.
felt-all = Each meeting
felt-point = { $day }: { $score } of 60
# @promise entered-says-so
felt-point-entered = { $day }: { $score } of 60, entered by someone else
felt-entered = Some of it was entered by someone else. Such answers are often kinder.
felt-point-none = { $day }: nothing added up
felt-share = Showing it
# @promise my-line-is-mine
felt-share-off = { $name } does not see this.
# @promise my-line-is-mine
felt-share-on = { $name } sees this, of those answers that you let { $name } see. What you hold back is left out.
felt-share-go = Show it to { $name }
felt-share-stop = Show it no longer
felt-turn-off = Turn it off
felt-often = How often are you asked?
felt-often-hint = On the page of a meeting you can always say how it was. { $name } can see what you choose here.
# @promise asked-as-often-as-i-say
felt-pace-each = After each meeting
# @promise asked-as-often-as-i-say
felt-pace-second = After every second meeting
# @promise asked-as-often-as-i-say
felt-pace-fourth = After every fourth meeting
# @promise asked-as-often-as-i-say
felt-pace-never = Not at all
felt-often-go = Keep this
felt-back = Back to { $name }

# For the person beside the client.
felt-theirs = How it has felt
felt-theirs-what = { $name } shows you this. What was held back is left out, and looks as if nothing was said.
felt-theirs-usual = What is usual for them is about { $score }.
felt-theirs-pace-second = They are asked after every second meeting, as they chose.
felt-theirs-pace-fourth = They are asked after every fourth meeting, as they chose.
felt-theirs-pace-never = They are not asked, as they chose.
