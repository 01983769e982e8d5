# What may have changed between two people, and what is said about it. Never a verdict.
repair-title = A question
repair-heading = Something may have changed
# @promise repair-between-two
repair-who = No one else beside you reads it.
repair-question = It is a question, not a judgement. It may be nothing.
repair-noticed = What it was noticed by
repair-said = What was said
repair-bond = You and { $name }

# What it was noticed by, told to the client.
repair-sign-said = You said that something is not right.
repair-sign-fell = After the meeting on { $day } your answers were lower than they usually are.
repair-sign-sank = Up to the meeting on { $day } your newest answers, taken together, were lower than they usually are.
repair-sign-low = After the meeting on { $day } one of your answers was low.
repair-sign-worth-asking = You let { $name } know that something about the meeting on { $day } is worth asking about.
repair-sign-cancelled = You cancelled the meeting on { $day }, after one that was not easy.
repair-sign-late = Something that was promised to you is late, and nothing was said about it.
repair-sign-stopped = You used to say how meetings were. Up to { $day } you did not, which is fine.
repair-sign-always-top = For a while all your answers have been the highest there are. There may be more to say, or not.

# Which rule compared the answers, told to the client.
# @promise compared-with-my-own
repair-how-median = They were compared with your own earlier answers that { $name } could see, and with no one else’s. They were lower than the middle of these.
# @promise compared-with-my-own
repair-how-mean = They were compared with your own earlier answers that { $name } could see, and with no one else’s. They were lower than the average of these, by more than they usually go up and down.
# @promise compared-with-my-own
repair-how-chart = They were compared with your own earlier answers that { $name } could see, and with no one else’s. They were lower than the average of these, by more than they usually change from one meeting to the next.
# @promise compared-with-my-own
repair-how-forgetting = They were compared with your own earlier answers that { $name } could see, and with no one else’s. With the newest counting most, their average was lower than the average of all of these.

# Where it stands, told to the client.
repair-now-waits = { $name } is asked to answer you by { $day }.
repair-now-late = { $name } was asked to answer you by { $day }. The answer is late, and we are sorry.
repair-now-apart = { $name } is not beside you at present, so no answer is expected.
repair-now-answered = { $name } answered you on { $day }.
repair-now-heard = On { $day } you said that you were heard. This is closed.
repair-now-left = On { $day } you said that you would rather leave it. This is closed.
# @promise late-without-a-word
repair-now-supervised = A supervisor sees that an answer is late, and whose it is. Not what it is about, and not that it is you.
# @promise open-without-a-word
repair-now-open = You decide when this is over, and there is no hurry. If it is still open after { $day }, a supervisor sees that, and that it is with { $name }. Not what it is about, and not that it is you.

# What was said, told to the client.
repair-step-answered = { $name } answered
repair-step-waits = You: not yet
repair-step-heard = You: heard
repair-step-left = You: I would rather leave it
repair-step-again = Asked about again

# What came of it, told to either.
repair-different = What will be different
repair-after-felt = How it felt after
repair-felt-higher = After the meeting on { $day } your answers were higher than the last ones before.
repair-felt-same = After the meeting on { $day } your answers were the same as the last ones before.
repair-felt-lower = After the meeting on { $day } your answers were lower than the last ones before.
repair-felt-said = You said how the meeting on { $day } was.
repair-their-felt-higher = After the meeting on { $day } the answers were higher than the last ones before.
repair-their-felt-same = After the meeting on { $day } the answers were the same as the last ones before.
repair-their-felt-lower = After the meeting on { $day } the answers were lower than the last ones before.
repair-their-felt-said = Something was said about the meeting on { $day }.

# The ways to go on. None is better than another.
repair-ask-answered = How is that for you?
repair-ask-waits = If you would rather not wait
repair-ask-closed = If it is not over for you
repair-words = Words, if you like
repair-words-hint = { $name } can read them. You can leave this empty.
repair-heard = Heard
repair-heard-what = You were heard. Then this is closed.
repair-not-yet = Not yet
# @promise answer-by-a-date
repair-not-yet-what = It stays open. { $name } is asked for a better answer by { $day }.
repair-leave = I would rather leave it
# @promise no-reason-needed
# @promise only-i-close-it
repair-leave-what = Then this is closed. You do not have to say why.
repair-again = Take it up again: not yet
# @promise answer-by-a-date
repair-again-what = It is open again. { $name } is asked for a better answer by { $day }.
# @promise only-i-close-it
repair-later = What is closed can be taken up again at any time.
# @promise typed-stays-on-the-page
repair-again-too-soon = There is no answer yet, so nothing was changed. Your words are still here.
repair-again-done = This was said before, so nothing was changed. Your words are still here.

# Saying that something is not right.
repair-say-title = A word
repair-say = Something is not right
# @promise say-it-at-any-time
# @promise no-reason-needed
repair-say-lead = You can say so at any time, to { $name } alone. You do not have to say why.
repair-say-who = Who reads this
# @promise answer-by-a-date
repair-say-reads = { $name } reads it and is asked to answer you by { $day }.
# @promise late-without-a-word
repair-say-supervised = If the answer is late, a supervisor sees that it is late and whose it is. Not what it is about, and not that it is you.
# @promise repair-between-two
repair-say-nobody = No one else beside you reads it.
repair-say-words = What is not right
repair-say-words-hint = In your own words, or not at all.
repair-say-go = Tell { $name }
# @promise typed-stays-on-the-page
repair-say-not-now = There is a pause, or this has ended, so it was not sent. Your words are still here.
repair-say-closed = { $name } is not beside you at present, so nothing can be sent. Help and numbers to call are at the foot of this page.
repair-say-back = Not now
repair-say-with = With { $name }
repair-say-whom = With whom is it?
repair-say-no-one = No one is beside you here at present. Help and numbers to call are at the foot of this page.

# On the client’s other pages.
repair-open-answer = { $name } answered you
repair-open-answered = You can say how that is for you, or leave it.
# @promise say-it-at-any-time
repair-say-what = You can say so at any time. You see first who reads it.
repair-between = What may have changed between you
# @promise answer-by-a-date
repair-ahead = { $days ->
    [one] If answers that { $name } may see are lower than usual, { $name } is asked to answer you within a day.
   *[other] If answers that { $name } may see are lower than usual, { $name } is asked to answer you within { $days } days.
}
# @promise held-back-asks-nothing
repair-ahead-held = It is the same when you only let { $name } know that something is worth asking about. What { $name } does not see yet asks nothing of anyone.
repair-after-see = See what is said about it

# Told to the person beside them.
repair-their-heading = Something may have changed
repair-their-happened = What happened
repair-their-said = What was said
repair-their-nothing = Nothing yet.
# @promise only-i-close-it
repair-their-close = Only { $name } can close this. Nothing you do here closes it.
repair-their-answer = Your answer
repair-their-more = Add to your answer
repair-their-hint = Say what you understood, what you are sorry for, and what you will do. Ask rather than explain.
# @promise repair-between-two
repair-their-reads = Once you send it, { $name } reads your words as they are, with your name. No one else beside them reads it.
repair-their-go = Send it to { $name }
repair-help = Something that may help
repair-help-ask = Ask { $name } how it was, and leave time for the answer.
repair-help-listen = Listen until they are done. Say back what you understood, in their words where you can.
repair-help-own = Say what your part was, without “but”. One sentence can be enough.
repair-help-agree = Agree together what will be different, and by when. Small and sure is better than large.
repair-help-time = It does not have to be over today. { $name } says when it is.
repair-differ = Something that will be different
repair-differ-hint = Leave it empty if there is nothing. Sending the answer makes it a promise.
repair-meet = Suggest a time to talk about it
repair-their-back = Not now
repair-unnoticed = No one has said anything about it yet.
repair-unnoticed-what = If you answer, { $name } sees what it was noticed by.
repair-their-sign-said = { $name } said that something is not right.
repair-their-sign-fell = After the meeting on { $day } the answers were lower than they usually are.
repair-their-sign-sank = Up to the meeting on { $day } the newest answers, taken together, were lower than they usually are.
repair-their-sign-low = After the meeting on { $day } one of the answers was low.
repair-their-sign-worth-asking = Something about the meeting on { $day } is worth asking about. More was not shared.
repair-their-sign-cancelled = { $name } cancelled the meeting on { $day }, after one that was not easy.
repair-their-sign-late = Something you promised is late, and nothing was said about it.
repair-their-sign-stopped = { $name } used to say how meetings were. Up to { $day } nothing was said.
repair-their-sign-always-top = For a while all answers have been the highest there are. There may be more to say, or not.
repair-their-how-median = They were compared with the earlier answers of { $name } that you could see, and with no one else’s. They were lower than the middle of these.
repair-their-how-mean = They were compared with the earlier answers of { $name } that you could see, and with no one else’s. They were lower than the average of these, by more than they usually go up and down.
repair-their-how-chart = They were compared with the earlier answers of { $name } that you could see, and with no one else’s. They were lower than the average of these, by more than they usually change from one meeting to the next.
repair-their-how-forgetting = They were compared with the earlier answers of { $name } that you could see, and with no one else’s. With the newest counting most, their average was lower than the average of all of these.
repair-their-now-waits = An answer is asked of you by { $day }.
repair-their-now-late = An answer was asked of you by { $day }. It is late.
repair-their-now-apart = There is a pause, or it has ended. No answer is asked of you.
repair-their-now-answered = You answered on { $day }. { $name } says how that is, or not.
repair-their-now-heard = On { $day } { $name } said: heard. This is closed.
repair-their-now-left = On { $day } { $name } chose to leave it. This is closed.
repair-their-step-answered = You answered
repair-their-step-waits = { $name }: not yet
repair-their-step-heard = { $name }: heard
repair-their-step-left = { $name }: I would rather leave it
repair-their-step-again = Asked about again
repair-again-closed = { $name } has closed this meanwhile, so your answer was not sent. Your words are still here.
repair-again-new = Something was said or noticed since you opened this page. Please read it first. Your words are still here.
repair-near-heading = Something may have changed.
repair-near-answer = Read and answer
repair-near-read = Read it
repair-due = Something may have changed
repair-open = Open between you and { $name }

# For a supervisor: whose answer is late, of what kind, and since when. Not a word more.
repair-late = Past their date
# @promise late-without-a-word
repair-late-what = This page says whose answer is late, of what kind, and since when. You can ask them how to help. What it is about stays between the two.
repair-late-none = Nothing is past its date.
repair-late-since = It was asked for by { $day }.
repair-late-open = It is still open after { $day }.
repair-late-somebody = Somebody who worked here
repair-late-see = See what needs a person
repair-expected-repair = An answer after something may have changed between two people.
repair-expected-open = Something between two people that was answered and is still open.
repair-expected-question = An answer to why a record was opened.
repair-expected-view = An answer to another view of something that was written.
repair-expected-safety = Being in touch after an answer about somebody’s safety.
repair-expected-words = Reading what someone wrote.
repair-expected-without = Someone whom they were beside has no one in their care now.
repair-late-alone = Since { $day }.
repair-late-alone-go = Ask someone to take over
