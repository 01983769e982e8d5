# After a meeting: six statements of our own, and who sees the answers.
feedback-title = After
feedback-heading = How was it?
# @promise leave-out-anything
feedback-intro = Six lines and a minute. Skip any of them. What was hard to say is welcome here.
feedback-own = These six lines are our own, and not validated. No one has tested what they measure.
feedback-low = not at all
feedback-high = very much
feedback-ask-felt-safe = I felt safe in this meeting.
feedback-ask-was-heard = What I said was heard.
feedback-ask-my-pace = We went at my pace.
feedback-ask-my-say = I had a say in what we did.
feedback-ask-understood-why = I understood why we did it.
feedback-ask-come-back = I would come back to this.
feedback-words = Anything else
feedback-words-hint = In your own words, or not at all.
feedback-show = Who sees this?
# @promise feedback-as-i-choose
# @promise feedback-choice-can-change
feedback-show-hint = You can change it later. Only { $name } is meant here; no one else beside you sees it.
feedback-show-empty = Nothing is chosen yet. Please choose who sees it. Each choice is fine.
feedback-choose-now = { $name } sees it now
feedback-choose-now-hint = You can talk about it next time, or not.
feedback-choose-after-next = { $name } sees it after the next meeting
# @promise feedback-as-i-choose
feedback-choose-after-next-hint = Until your next meeting with { $name } is over, nothing shows that it is there.
feedback-choose-worth-asking = { $name } sees only that something is worth asking about
# @promise feedback-as-i-choose
feedback-choose-worth-asking-hint = What you answered and wrote stays with you.
feedback-go = Keep this

# What was said.
feedback-given-heading = What you said
feedback-given = You said this on { $when }.
feedback-given-thanks = Thank you for being honest.
feedback-given-point = { $point } of 10
feedback-given-not = Not said
feedback-sees-now = { $name } sees it now.
# @promise feedback-as-i-choose
feedback-sees-after-next = { $name } sees it after the next meeting.
feedback-sees-worth-asking = { $name } sees only that something is worth asking about.
# @promise paused-is-closed
feedback-sees-nobody = { $name } is not beside you at present, and cannot open your record.
feedback-change = Change who sees it
feedback-change-hint = What { $name } has already read stays in their memory.
feedback-change-go = Change it
feedback-meeting = See this meeting

# How it came here: on a tablet in the room, or through somebody else.
# @promise tablet-says-how
feedback-given-tablet = You said this on a tablet on { $when }, by a link from { $name }.
# @promise entered-says-so
feedback-entered-paper = { $name } entered this for you on { $when }, from paper.
# @promise entered-says-so
feedback-entered-aloud = { $name } entered this for you on { $when }, after reading you the lines aloud.
feedback-interpreted = Someone interpreted.
feedback-interpreted-by = { $who } interpreted.
feedback-interpreted-into = It was in { $language }.
feedback-entered-read = { $name } has read it, as whoever enters something does.
# @promise entered-can-be-said-anew
feedback-anew-what = Is it not what you meant? Say it yourself. What you say takes its place, and both are kept.
feedback-anew = Say it myself
feedback-beside = What { $name } entered
feedback-beside-what = What you say yourself stands above, and counts. { $name } has read this.

# On paper.
feedback-paper = Print this, to answer on paper
feedback-paper-what = Print this page with your browser. It is one side of paper, without your name.
feedback-paper-back = Answer here
feedback-sheet-day = It is about { $day }.
feedback-sheet-how = Mark one number in each line. Leave out any line you like.
# @promise paper-is-read
feedback-sheet-read = Someone enters what you write here, and reads it. What no one is to read yet, leave out.

# For whom the meeting was with.
feedback-told-tablet = Said on a tablet, by a link that you made.
feedback-told-paper = You entered this from paper.
feedback-told-aloud = You read the lines aloud and entered this.

# As entries.
feedback-told-link = A link for a tablet, on { $when }
feedback-told-link-until = Open until
feedback-told-link-until-is = { $when }, or until it is used
feedback-told-shut = The link for a tablet was closed
feedback-told-on-tablet = On a tablet, after the meeting on { $when }
feedback-told-entered = Entered for the client, after the meeting on { $when }
feedback-told-how = How
feedback-told-how-paper = From paper.
feedback-told-how-aloud = Read aloud.
