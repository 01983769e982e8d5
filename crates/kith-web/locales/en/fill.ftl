# Filling in a form that somebody beside the client asked for. The form brings its own words.
fill-title = Questions
fill-heading = Questions from { $name }
fill-asked = { $name } asked for this on { $day }.
# @promise form-for-who-asked
fill-reads = { $name } sees your answers once you send them. No one else beside you does.
fill-reads-not = { $name } is not beside you at present. They see your answers only when they are beside you again.
# @promise leave-out-anything
fill-skip = You can skip any of them, or leave all of it.
# @promise safety-is-told-at-once
fill-safety = One of the questions is about your safety. With any answer to it but the lowest, { $name } is told at once and sees what you answered. They are asked to be in touch with you within { $hours } hours. If they no longer work here by then, someone else in your care does it for them.
# @promise safety-with-nobody
fill-safety-nobody = One of the questions is about your safety. No one is beside you here now, so no one would be told.
# @promise drafts-are-mine
fill-late = No one watches for your answers as you write. If you need someone now, please do not wait.
fill-help = People you can call now
fill-go = Send to { $name }
fill-keep = Keep this
fill-gone = This form is no longer given here. Nothing is missing.

# After it was sent.
fill-sent = You sent this to { $name } on { $when }.
fill-care-heading = You do not have to carry this alone
fill-care = Call { $number }
fill-care-late = You do not have to wait for that.
# @promise safety-is-told-at-once
fill-told = { $name } has been told, and is asked to be in touch with you by { $when }.
# @promise safety-with-nobody
fill-told-nobody = No one is beside you here now, so no one was told.
fill-reached = { $name } wrote down on { $when } that they were in touch with you.
fill-total-heading = What it adds up to
fill-total = { $total } of { $highest }. A number like this is a reason to talk. It does not say who you are.
# @promise no-total-with-gaps
fill-total-none = You answered { $answered } of { $of }. With some left out there is no total, and that is fine.
fill-bands-shown = People who use this form call it: { $band }.
fill-band-minimal = minimal
fill-band-mild = mild
fill-band-moderate = moderate
fill-band-moderately-severe = moderately severe
fill-band-severe = severe
fill-bands-show = Show the word that goes with it
fill-bands-hide = Do not show that word
# @promise band-only-if-wanted
fill-bands-what = There is a word that goes with this number. You do not have to see it.
fill-answers = What you answered
fill-not = Not said
