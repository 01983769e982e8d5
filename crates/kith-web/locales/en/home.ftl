# The client's first page: what is next.
home-title = Next
home-heading = What is next
home-begun-not = No one is beside you here yet. If you want someone, you can ask. You do not have to.
home-waits = You said yes to { $name }. It begins when { $name } says yes too.
home-ask = Ask for someone
home-asks = { $name } as someone beside you: yes or no?
# @promise told-before-i-answer
home-asks-what = Before you answer, you see what it opens.
home-pause = A pause with { $name }
# @promise paused-is-closed
home-pause-what = No meeting with { $name } is next until it is over.

# The next meeting.
home-next = Your next meeting
home-next-none = No meeting is agreed.
home-before = Before the meeting
home-before-again = What you sent before the meeting
# @promise leave-out-anything
home-before-what = Say how you arrive and what you want, as much or as little as you like.
# @promise newest-checkin-counts
home-before-sent = You sent this on { $when }. You can send it again until the meeting is over.
home-see = See or change this meeting
home-propose = Propose a time
home-propose-what = Another meeting, or a different day.
home-all = All meetings
home-all-what = What is coming, and what was.

# What waits.
home-waiting = { $name } proposes a time
home-waiting-change = { $name } suggests another time
home-waiting-instead = Agreed until now: { $when }
home-mine = You proposed this. It waits for { $name }.
home-news-cancelled = { $name } cancelled the meeting on { $when }.
home-news-declined = { $name } said no to a time that you proposed.
# @promise record-stays-mine
home-parted-what = Everything in your record stays, and stays yours. You can ask for someone in ‘My people’.
home-after = How was { $day } with { $name }?
# @promise leave-out-anything
# @promise feedback-as-i-choose
home-entered = { $name } entered what you said after { $day }
home-entered-what = You can read it, and say it anew.
home-after-what = Six short lines. You can skip any, and you choose who sees it.
home-form = A form that { $name } asked for on { $day }
# @promise leave-out-anything
home-form-what = You can skip any part of it, or leave it.

# Where else to go.
home-links = Also here
home-choices = What the first page shows
# @promise front-as-i-choose
home-choices-what = How much of your next meeting shows before the second door.
