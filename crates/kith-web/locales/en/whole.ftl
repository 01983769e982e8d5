# Is it all here: the check, a copy to keep, and receipts.
whole-title = All here
whole-heading = Is it all here
whole-yes = Yes, it is all here
whole-yes-what = We went through your record just now, from the first part to the last.
# @promise whole-means-unchanged
whole-yes-means = Nothing in it was changed, moved or taken out since it was kept.
whole-no = Something does not fit
whole-no-what = We went through your record just now. Part of it does not fit the rest. We do not know why yet.
whole-no-now = It is not your doing. The service’s own log says so too. Please tell the service, or the person beside you.
whole-help = Who to call
whole-limits = What this cannot show
whole-limits-self = The service checked itself just now. A service that set out to fool you could still show you this page.
whole-limits-outside = That is why you can take a copy and check it somewhere else.
whole-limits-newest = If the newest parts were lost all at once, this check alone might not see it. A receipt or an older copy would.
whole-limits-unsaid = No check can tell what was never written down.
whole-copy = A copy to keep
# @promise the-copy-holds-all
whole-copy-what = One file with every word of your record, who looked, and what is needed to check it.
whole-copy-care = Anyone who has the file can read it. Think of a safe place first.
# @promise copy-told-to-nobody
whole-copy-told = No one beside you is told that you took it.
whole-copy-go = Save the file
whole-else = To check it somewhere else
whole-else-program = You need a computer with the same free program as this service. Someone you trust can help.
# @promise the-copy-proves-itself
whole-else-type = There, type this line. It tells you what it found, or names the first part that does not fit.
whole-key = The service’s mark
whole-key-what = Keep this line apart from the file, on paper or with someone you trust. It shows whose record it is.
whole-key-why = If someone made a false file, its mark would be another one.
whole-receipts = Receipts
# @promise a-receipt-shows-a-loss
whole-receipts-what = Each part of your record has a receipt that you can print. If that part were changed or lost later, the receipt would show it.
whole-record = Back to my record

whole-receipt-title = Slip
whole-receipt-heading = Receipt
# @promise a-receipt-holds-no-words
whole-receipt-what = This shows that the part named here stands in your record today, as it is now. It holds none of its words.
whole-receipt-keep = Print it, or copy the lines into a file. Keep it away from here.
whole-receipt-check = To check it, together with a copy of your record:
