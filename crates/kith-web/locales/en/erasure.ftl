# Erasing a record for good. The day is set at the service's computer, two weeks ahead or more.
erasure-home = Your record is to be erased
# @promise erasing-can-be-stopped
erasure-home-what = From { $when } on. Until then you can stop it.
erasure-title = Erasing my record
erasure-heading = Erasing your record
# @promise erased-for-good
erasure-what = From { $when } on your record can be erased for good: what you wrote, what others wrote with you, and your way in. After that no one can read it here, not even the people who work here. Sealed copies for emergencies may hold it until they are destroyed.
erasure-copy = You can keep a copy first.
erasure-copy-go = Keep a copy
# @promise erased-but-the-typed-name
erasure-names = People who gave you a link keep the name they typed then. So do people who were asked to take over from a colleague.
# @promise erasing-can-be-stopped
# @promise no-reason-needed
erasure-stop-what = You can stop this until it is done. No one is asked why.
erasure-stop = Stop it and keep my record
erasure-stay = Leave it as it is
erasure-none = Nothing is to be erased.
erasure-near = The record of { $name } can be erased from { $when } on.
erasure-near-go = See what that means
erasure-near-title = Erasing a record
# @promise erasing-can-be-stopped
erasure-near-what = Everything that was written together goes, for good. It may be what they want: ask them. Until it is done, they and you can stop it.
erasure-near-stop = Stop it and keep the record
erasure-near-back = Back to the person
erasure-told-set = The record is to be erased, from { $when } on
erasure-told-stopped = Erasing the record was stopped
erasure-told-erased = A record was erased
