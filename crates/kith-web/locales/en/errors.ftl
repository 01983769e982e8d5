# When something did not work: what happened, that nothing is lost, what to do now.
errors-missing-title = Not here
errors-missing = There is nothing at this address
errors-missing-now = The link may be old, or the address may have a typing slip. What you wrote before is safe.
errors-words = That was not sent
# @promise unsent-words-stand-here
errors-words-now = What you wrote to is not open to you now. Your words stand here, and nowhere else. Copy what you want to keep before you leave this page.
errors-words-label = What you wrote
errors-refused-title = Not done
errors-refused = We did not do that
# @promise from-elsewhere-changes-nothing
errors-refused-now = It came from outside this page, so we stopped to be safe. Nothing was changed. Please go back to the page and try from there.
errors-busy-title = One moment
errors-busy = This is not working right now
# @promise kept-is-kept
errors-busy-now = It is not your doing. What was kept before is safe. Please try again in a few minutes.
errors-full = There is a lot going on here right now
errors-full-now = It is not your doing. Nothing was changed. Please wait a little, then try again.
# @promise words-kept-when-full
errors-again-kept = What you wrote is kept for you. You can send it again from here in a little while, or come back to it later.
errors-again-here = What you wrote is still on this page, so please leave it open. Wait a little, then send it again.
errors-again-send = Send again
errors-form-title = Not sent
errors-form = We could not read that
errors-form-now = Something got lost on the way, so nothing was changed. Please go back one page and send it again.
errors-back = Go to the first page
errors-help = Help and numbers to call
errors-code = For staff: code { $code }
errors-not-now-title = Not now
errors-not-now = We could not do that just now

# A rule says no: one sentence each, by its code.
errors-refusal-not-yours = This is not open to you. Nothing was changed.
errors-refusal-not-here = What you wanted to answer is no longer here. Nothing was changed.
errors-refusal-empty = There were no words in it yet. Please go back and write a little, or leave it.
errors-refusal-too-long = That is more than fits in one go. Please go back and make two parts of it. What you wrote is still there.
errors-refusal-outside-scale = One of the answers did not fit its question. Please go back and look at it once more.
errors-refusal-already-done = This was done already. Nothing was changed.
errors-refusal-not-at-present = This waits while there is a pause. Nothing was changed.
errors-refusal-waiting-for-yes = This waits for the other person to say yes.
errors-refusal-too-soon = The time for this has not come yet. You can do it later.
errors-refusal-too-late = The time for this is over. Nothing else was changed.
errors-refusal-form-not-complete = This form is not complete here yet, so it cannot be given.
errors-refusal-not-free = That time is not free. Please choose another.
errors-refusal-needs-second = This takes the yes of a second administrator first. Nothing was changed.
errors-refusal-needs-two = A new link for someone who came in before takes two people who have met them, and a day. Nothing was changed.
errors-refusal-not-a-rule = These dates cannot be a row. They come too close to each other, or too far ahead. Please look once more.
errors-refusal-changed = Something was changed since you read this. Nothing was sent. Please look once more.
errors-refusal-too-many = There are as many as fit already. When one is done, there is room again.
errors-refusal-not-agreed = They chose to be asked less often. Nothing was changed.
errors-refusal-still-owed = They wait for an answer from you. Please answer first, then come back here. Nothing was changed.
