# What is different about a meeting from last time, one sentence for each thing.
# @promise different-is-said
preview-heading = What is different from last time
preview-person = You meet { $now }. Last time, on { $day }, you met { $before }.
preview-weekday = It is on a { $now }. Last time it was on { $before }.
preview-time = It begins at { $now }. Last time it began at { $before }.
preview-length = It lasts { $now } minutes. Last time it was { $before }.
preview-place = It is here: { $now }. Last time it was here: { $before }.
preview-others = Also there: { $now }. Last time also there: { $before }.
preview-others-new = Also there: { $now }. Last time no one else was.
preview-others-none = No one else is there. Last time also there: { $before }.
preview-home = Something is different from last time.
preview-home-go = See what it is
