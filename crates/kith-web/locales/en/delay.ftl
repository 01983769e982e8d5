# Showing a visit to a client later, where the law asks for it.
delay-title = Showing a visit later
delay-intro = Clients can read who opened their record. Where a law or an order asks you to wait, say so here.
delay-what-who = You name one record and one person. That person’s visits are kept, and shown when the last day is over.
delay-what-told = The client then reads each visit, that you decided to wait, and your reason.
delay-what-day = It can last { $most } days. It cannot be made longer.
delay-what-not = Looking at a list is still shown at once. So is all that someone writes, or does in someone’s place, or because it could not wait.
delay-what-seen = Every supervisor and administrator reads here whose visits wait, how many, and the reason. Only you read for whom.
delay-what-guess = Someone who compares can guess it: what is written is shown, and the visit before it is not.
delay-ask = Show visits later
delay-name = Whose record
delay-name-hint = The name they are called by here, or the name they sign in with. If it leads to no one, it is written down that you tried.
delay-name-empty = Please write a name.
delay-name-nobody = No one has this name here, or more than one person has it. Nothing waits. The name they sign in with is theirs alone.
delay-name-often = Those were many names for one hour. Please try again in an hour.
delay-of = Whose visits
delay-of-operator = Whoever works at the service’s own computer
delay-of-empty = Please choose one person.
delay-why = Which law or order asks for it
delay-why-hint = The client reads these words later. Those who can see this page read them now, so please do not name the client.
delay-why-empty = Please name the law or the order. The client reads it later.
delay-until = The last day
delay-until-odd = Please choose a day from today on, { $most } days from now at most.
delay-already = Visits of this person to this record wait already.
delay-go = Show them later
delay-all = What waits, and what waited
delay-none = Nothing waits, and nothing waited.
delay-own = Visits of { $name } to the record of { $client }
delay-other = Visits of { $name } to one record
delay-until-day = They are shown when { $day } is over.
delay-over = They are shown from { $day } on.
delay-by = { $name } decided it on { $day }.
delay-visits = { $visits ->
    [0] No visit.
    [one] One visit.
   *[other] { $visits } visits.
}
delay-end = Show them now
delay-missed = { $name } wrote a name that no one has here, or more than one person, on { $day }.
delay-review-link = Visits that are shown later
