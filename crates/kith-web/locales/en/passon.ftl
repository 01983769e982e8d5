# Handing over while one is still there.
passon-title = Someone to go on
passon-heading = Ask a colleague to go on in your place
# @promise no-keeps-who-is-there
passon-what = { $name } and your colleague are both asked. Until both say yes everything stays as it is, and after a no, too. You are not told who said no.
passon-before = { $name } chooses what your colleague may read of what is there already.
passon-after = When both have said yes, you both are beside { $name }. You can meet together. Then you say goodbye here and step back.
passon-asked = { $who } was asked on { $day }. A yes is still missing.
passon-in-person = Write down the yes that { $name } gave you in person
passon-not = It will not be { $who }. You are still beside { $name }. You can ask someone else.
passon-who = Who is to go on?
passon-who-empty = No one is chosen yet. Please choose a person.
passon-nobody = There is no colleague whom you can ask here.
passon-not-free = { $who } cannot be asked. Please choose someone else.
passon-words = Your words to { $name }
passon-words-hint = Why someone else, and when. { $name } reads this together with the question.
passon-words-empty = Please say a few words. A change without a word can hurt.
passon-go = Ask both

# Once somebody goes on.
passon-goes-on = { $who } is beside { $name } since { $day }.
passon-goodbye = Say goodbye and step back
passon-goodbye-what = { $name } reads your words. Their record is closed to you from then on. Meetings you have agreed with each other no longer take place. What you promised and have not kept goes over to { $who }.
passon-goodbye-words = Your goodbye
passon-goodbye-hint = What you valued, and that it is not because of { $name }, if that is so.
passon-goodbye-empty = Please say a few words of goodbye.
passon-goodbye-go = Say goodbye and step back
passon-back = Back to { $name }
