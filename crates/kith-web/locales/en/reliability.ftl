# What was done of what was agreed. It is about the service, never about the one who comes.
reliability-name = What was agreed
reliability-heading = What was agreed, and what was done
# @promise counts-the-service-alone
reliability-what = This is about what { $name } and the service did. What you promise, move or cancel is not counted. { $name } sees the same page.
reliability-their-what = This is about what you and the service did. What { $name } promises, moves or cancels is not counted. They see the same page.
reliability-none = Nothing counts yet. Once something was promised and is due, or a meeting has begun, it stands here.
reliability-how = A promise said to be late beforehand is counted for itself. Notice counts as given from seven days on. A meeting begins in time within five minutes of what was agreed.
reliability-link = What was agreed, and what was done

# How much of it was so.
reliability-share-all = All
reliability-share-most = Most
reliability-share-half = Half or more
reliability-share-few = Less than half
reliability-share-none = None so far

# What is counted, and the numbers behind.
reliability-title-promises = Promises kept in time
reliability-of-promises = { $number } of { $total } that were due.
reliability-not-said-late = { $number } said to be late, with a new day.
reliability-not-late = { $number } late without a word before.
reliability-title-words = What was written, read by its day
reliability-of-words = { $number } of { $total } that had a day.
reliability-not-unread = { $number } not read by the day that was said.
reliability-title-meetings = Meetings as they were agreed
reliability-of-meetings = { $number } of { $total }.
reliability-not-moved-early = { $number } moved or cancelled by the service, with notice.
reliability-not-moved-late = { $number } moved or cancelled by the service, with less notice or none.
reliability-not-not-there = { $number } to which the service did not come.
reliability-title-begun = Meetings that began in time
reliability-of-begun = { $number } of { $total } whose beginning was noted.
reliability-not-begun-late = { $number } began later.
reliability-title-people = Meetings with the same person as before
reliability-of-people = { $number } of { $total }.
reliability-not-other = { $number } with someone else.
reliability-repair = When something had changed
reliability-repair-none = None is closed yet
reliability-repair-days = { $days ->
    [0] Half were closed on the same day
    [one] Half were closed within a day
   *[other] Half were closed within { $days } days
}
reliability-repair-closed = { $number } closed.
reliability-repair-open = { $number } still open.

# The whole service, for supervisors.
reliability-all-heading = The service as a whole
reliability-all-what = Counted from { $number } clients together.
reliability-all-few = There are fewer than ten clients to count from, so nothing is shown.
reliability-all-nobody = The numbers are kept beside each record, sealed. No record is opened for them, and no person is named or ranked in them.
reliability-all-link = The service as a whole
