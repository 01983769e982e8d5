# Filling in a form that somebody beside the client asked for. The form brings its own words.
fill-title = Questions
fill-heading = Questions from { $name }
fill-asked = { $name } asked for this on { $day }.
fill-reads = { $name } sees your answers once you send them. No one else beside you does.
fill-skip = You can skip any of them, or leave all of it.
fill-late = No one watches for your answers. If you need someone now, please do not wait.
fill-help = People you can call now
fill-go = Send to { $name }
fill-gone = This form is no longer given here. Nothing is missing.

# After it was sent.
fill-sent = You sent this to { $name } on { $when }.
fill-care-heading = You do not have to carry this alone
fill-care = Call { $number }
fill-care-late = It may be days until { $name } reads your answers. Please do not wait for that.
fill-total-heading = What it adds up to
fill-total = { $total } of { $highest }. A number like this is a reason to talk. It does not say who you are.
fill-total-none = You answered { $answered } of { $of }. With some left out there is no total, and that is fine.
fill-bands-shown = People who use this form call it: { $band }.
fill-band-minimal = minimal
fill-band-mild = mild
fill-band-moderate = moderate
fill-band-moderately-severe = moderately severe
fill-band-severe = severe
fill-bands-show = Show the word that goes with it
fill-bands-hide = Do not show that word
fill-bands-what = There is a word that goes with this number. You do not have to see it.
fill-answers = What you answered
fill-not = Not said
