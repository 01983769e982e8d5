# A tablet that is handed over in the room. The page names nothing of the service.
tablet-title = Questions
# @promise tablet-says-how
tablet-what = What you say goes into your own record. It stands there that you said it on a tablet, by a link from { $name }. This page takes it once.
# @promise feedback-as-i-choose
# @promise feedback-choice-can-change
tablet-show-hint = Only { $name } is meant here; no one else beside you sees it. On your own pages you can change it later.
# @promise feedback-as-i-choose
tablet-after-next-hint = Until your next meeting is over, { $name } does not see what you said. That you had the tablet, { $name } knows.
tablet-go = Keep this and close
tablet-back = Close without an answer
tablet-back-what = Either way the next page is the same, and you can hand it back.
tablet-later = It could not be kept just now. What you said is still on this page. Please send it once more.
tablet-plain-heading = Nothing is open here
tablet-plain-what = Were you given a code? Type it here. If it opens nothing, ask for a new one.
tablet-code = Code
tablet-open = Open
tablet-done-heading = Thank you
tablet-done-what = This page is closed. You can hand it back now.
