# How a bond ends: the day that is planned, letters to keep, and what there is to keep.
ending-title = The last day
ending-heading = How it ends with { $name }
ending-lead = An end is easier when it is known early. Either of you can plan it, move it, or leave it open.
ending-open = No last day is planned.
ending-planned = { $who } planned { $day } as the last day.
ending-planned-you = You planned { $day } as the last day.
ending-words = { $who } wrote
ending-words-you = You wrote
ending-day = The last day
ending-day-hint = The newest day that one of you names holds.
ending-day-empty = Please choose a day.
ending-day-over = This day is over. Please choose one that is to come.
ending-why = Would you like to say something about it?
ending-why-hint = You can leave this empty. { $name } reads it.
ending-go = Plan this day
ending-leave-open = Plan no last day
ending-left = { $left ->
    [0] This is the last meeting that is agreed before { $day }, the day planned as the last one.
    [one] After this, one more meeting is agreed before { $day }, the day planned as the last one.
   *[other] After this, { $left } more meetings are agreed before { $day }, the day planned as the last one.
}

# Letters.
ending-letters = Letters to keep
ending-letters-what = Each of you can write a letter to the other. Both of you can read both.
ending-letters-none = No letter yet.
ending-letter-by = { $who }, { $day }
ending-letter-write = Write a letter
ending-letter-again = Write it anew
ending-letter-title = A letter
ending-letter-heading = A letter to { $name }
ending-letter-words = Your letter
ending-letter-hint = What was good, what was hard, what you would like to keep. A few words are enough.
ending-letter-stays = The newest letter is the one that is shown. Earlier ones stay in the record.
ending-letter-over = { $name } is no longer beside you, and will not read it here. It is for you to keep.
ending-letter-go = Keep this letter
ending-letter-not = Not now

# What the client can keep.
ending-keep = What there is to keep
ending-keep-title = To keep
ending-keep-heading = With { $name }
ending-keep-purpose = What it was for
ending-keep-goodbye = { $name } wrote to you
ending-keep-kept = Promised and kept
ending-keep-kept-you = You: { $words }
ending-keep-kept-name = { $name }: { $words }
ending-keep-print = You can print this page, or take it as a file. Whoever has the paper or the file can read it.
ending-keep-file = Take it as a file
ending-keep-back = Back to { $name }

# For the person beside the client.
ending-close = Closing it
ending-close-what = The planned day has come, and no meeting is ahead. When you have said goodbye, you can close it. Their record is closed to you from then on. { $name } can read that it ended as you had planned.
ending-close-go = Close it now
ending-close-early = On the last day, or after it, you can close it here, once no meeting is ahead.
ending-close-not = This cannot be closed yet. The last day has not come, or a meeting is ahead.
