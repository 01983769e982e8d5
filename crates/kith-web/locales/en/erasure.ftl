# Erasing a record for good. The day is set at the service's computer, two weeks ahead or more.
erasure-home = Your record is to be erased
erasure-home-what = From { $when } on. Until then you can stop it.
erasure-title = Erasing my record
erasure-heading = Erasing your record
erasure-what = From { $when } on your record can be erased for good: what you wrote, what others wrote with you, and your way in. After that no one can read it, not even the people here.
erasure-copy = You can keep a copy first.
erasure-copy-go = Keep a copy
erasure-names = People who gave you a link keep the name they typed then.
erasure-stop-what = You can stop this until it is done. No one is asked why.
erasure-stop = Stop it and keep my record
erasure-stay = Leave it as it is
erasure-none = Nothing is to be erased.
erasure-told-set = The record is to be erased, from { $when } on
erasure-told-stopped = Erasing the record was stopped
erasure-told-erased = A record was erased
