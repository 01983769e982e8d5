# Before a meeting: how the client arrives, and what they want of it. Our own questions.
checkin-title = Before
checkin-heading = Before the meeting
# @promise leave-out-anything
checkin-intro = As much or as little as you like. Each part can stay empty.
# @promise checkin-for-one
checkin-reads = It is for { $name }. No one else beside you sees it.
# @promise checkin-makes-no-score
checkin-own = These five questions are our own, and not validated. No one has tested what they measure. They make no score.
checkin-ask-rest = How have you rested?
checkin-low-rest = hardly at all
checkin-high-rest = very well
checkin-ask-safe-here = How safe is it where you are now?
checkin-low-safe-here = not safe
checkin-high-safe-here = safe
checkin-ask-strength = How much strength is there for daily things?
checkin-low-strength = hardly any
checkin-high-strength = plenty
checkin-ask-on-my-side = Is there someone on your side?
checkin-low-on-my-side = no one
checkin-high-on-my-side = very much so
checkin-ask-towards-meeting = How do you look towards this meeting?
checkin-low-towards-meeting = I would rather not go
checkin-high-towards-meeting = I look forward to it
checkin-help = If it is not safe where you are, please do not wait for the meeting. { $name } may read this late.
checkin-help-now = People you can call now
checkin-words = Words for today
checkin-words-hint = How it is, in your own way.
checkin-bring = Please bring up
checkin-bring-hint = What you want to be sure is talked about. You do not have to find the moment for it.
checkin-fence = Not today
checkin-fence-hint = What is better left alone this time. You do not have to say why.
checkin-pace-ask = Which pace suits you?
checkin-pace-slower = Slower
checkin-pace-slower-hint = Less than last time.
checkin-pace-steady = As it was
checkin-pace-steady-hint = Like last time, or whatever comes.
checkin-pace-ready = Ready for more
checkin-pace-ready-hint = A step further, if it fits.
# @promise newest-checkin-counts
checkin-again-hint = What you sent before stays in your record. { $name } goes by the newest.
checkin-go = Send it to { $name }

# What was sent.
checkin-sent-heading = What you sent
checkin-sent = You sent this to { $name } on { $when }.
checkin-sent-point = { $point } of 10
checkin-sent-not = Not said
# @promise newest-checkin-counts
checkin-sent-again = You can send it again until the meeting is over. The newest one counts.
checkin-sent-over = The meeting is over, so this is closed now.
checkin-sent-go = Change it and send again
checkin-none = The meeting is over. Nothing was sent before it, and nothing is missing.
checkin-after = Say how it was
checkin-meeting = See this meeting
